package io.pointsman.bench.release;

import java.util.List;

/**
 * One figure against a size.
 *
 * @param unit of the figure, behind its name
 */
record Panel(String name, String unit, List<Point> measured, List<Point> ideal) {
    record Point(double x, double y) {}

    double most() {
        return Math.max(highest(measured), highest(ideal));
    }

    private static double highest(List<Point> points) {
        return points.stream().mapToDouble(Point::y).max().orElse(1);
    }
}

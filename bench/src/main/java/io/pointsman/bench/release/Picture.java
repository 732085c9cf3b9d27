package io.pointsman.bench.release;

import io.pointsman.bench.release.Panel.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Panels side by side as SVG, readable on light and on dark ground; sizes grow by factors, figures from 0. */
final class Picture {
    private static final int PANEL = 300;
    private static final int RIGHT = 24;
    private static final int HEIGHT = 280;
    private static final int LEFT = 62;
    private static final int TOP = 58;
    private static final int WIDE = 220;
    private static final int HIGH = 160;
    private static final int LINES = 4;
    private static final String STYLE = """
        <style>
          svg { color-scheme: light dark; --g: #fff; --t: #16191f; --s: #5a6472; --l: #d5dbe4; --n: #1f5fa8; --o: #1b6e3c; }
          @media (prefers-color-scheme: dark) { svg { --g: #14171c; --t: #e9edf2; --s: #a9b3c0; --l: #343c47; --n: #8fc2ff; --o: #7fd6a0; } }
          .ground { fill: var(--g); } .b { font-weight: 600; font-size: 14px; fill: var(--t); } .s { font-size: 11px; fill: var(--s); }
          .grid { stroke: var(--l); } .line { fill: none; stroke: var(--n); stroke-width: 2; } .dot { fill: var(--n); }
          .ideal { fill: none; stroke: var(--o); stroke-width: 2; stroke-dasharray: 5 4; } .n { fill: var(--n); } .o { fill: var(--o); }
        </style>
        """;

    private final String title;
    private final List<Panel> panels;
    private final DoubleFunction<String> size;

    /** @param size how a size is written */
    Picture(String title, List<Panel> panels, DoubleFunction<String> size) {
        this.title = title;
        this.panels = panels;
        this.size = size;
    }

    String svg() {
        int width = panels.size() * PANEL + RIGHT;
        StringBuilder text = new StringBuilder();
        text.append("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif">
            <title>%s</title>
            """.formatted(width, HEIGHT, width, HEIGHT, title));
        text.append(STYLE);
        text.append("<rect class=\"ground\" width=\"%d\" height=\"%d\"/>%n".formatted(width, HEIGHT));
        for (int i = 0; i < panels.size(); i++) {
            text.append("<g transform=\"translate(%d 0)\">%n".formatted(i * PANEL));
            draw(text, panels.get(i));
            text.append("</g>\n");
        }
        return text.append("</svg>\n").toString();
    }

    private void draw(StringBuilder text, Panel panel) {
        double most = round(panel.most());
        text.append("<text class=\"b\" x=\"%d\" y=\"24\">%s, %s</text>%n".formatted(LEFT, panel.name(), panel.unit()));
        text.append(
                "<text class=\"s\" x=\"%d\" y=\"42\"><tspan class=\"n\">measured</tspan>, <tspan class=\"o\">ideal</tspan></text>%n"
                        .formatted(LEFT));
        for (int i = 0; i <= LINES; i++) {
            double value = most * i / LINES;
            String y = number(y(value, most));
            text.append("<path class=\"grid\" d=\"M%d %sh%d\"/>%n".formatted(LEFT, y, WIDE));
            text.append("<text class=\"s\" x=\"%d\" y=\"%s\" dy=\"4\" text-anchor=\"end\">%s</text>%n"
                    .formatted(LEFT - 6, y, written(value)));
        }
        double from = panel.measured().getFirst().x();
        double to = panel.measured().getLast().x();
        for (Point point : panel.measured()) {
            text.append("<text class=\"s\" x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
                    .formatted(number(x(point.x(), from, to)), TOP + HIGH + 18, size.apply(point.x())));
        }
        text.append(path("ideal", panel.ideal(), from, to, most));
        text.append(path("line", panel.measured(), from, to, most));
        for (Point point : panel.measured()) {
            text.append("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"3\"><title>%s: %s</title></circle>%n"
                    .formatted(
                            number(x(point.x(), from, to)),
                            number(y(point.y(), most)),
                            size.apply(point.x()),
                            written(point.y())));
        }
    }

    private static String path(String kind, List<Point> points, double from, double to, double most) {
        String way = points.stream()
                .map(point -> number(x(point.x(), from, to)) + " " + number(y(point.y(), most)))
                .collect(Collectors.joining("L"));
        return "<path class=\"%s\" d=\"M%s\"/>%n".formatted(kind, way);
    }

    private static double x(double value, double from, double to) {
        return LEFT + WIDE * Math.log(value / from) / Math.log(to / from);
    }

    private static double y(double value, double most) {
        return TOP + HIGH - HIGH * value / most;
    }

    /** Up to a number that four lines divide well. */
    private static double round(double value) {
        double step = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : new double[] {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10}) {
            if (value <= factor * step) {
                return factor * step;
            }
        }
        throw new IllegalStateException("no number: " + value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String written(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
    }
}

package io.pointsman.endpoint.metric.math;

import io.pointsman.endpoint.metric.TimeSeries;
import io.pointsman.endpoint.metric.math.MathValue.Scalar;
import io.pointsman.endpoint.metric.math.MathValue.Series;
import io.pointsman.endpoint.metric.math.MathValue.Several;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Arithmetic, comparison and logic, value by value. A result that is no number, as by a division by zero, is dropped.
 *
 * @param gapsAreZero a value that one of two series lacks counts as 0; otherwise that moment is dropped
 */
record MathOperators(boolean gapsAreZero) {
    MathValue apply(String operator, MathValue left, MathValue right) {
        return switch (left) {
            case Scalar(double a) ->
                switch (right) {
                    case Scalar(double b) -> new Scalar(of(operator, a, b));
                    case Series(TimeSeries b) -> new Series(each(b, value -> of(operator, a, value)));
                    case Several(List<TimeSeries> b) -> several(b, one -> each(one, value -> of(operator, a, value)));
                };
            case Series(TimeSeries a) ->
                switch (right) {
                    case Scalar(double b) -> new Series(each(a, value -> of(operator, value, b)));
                    case Series(TimeSeries b) -> new Series(both(operator, a, b));
                    case Several(List<TimeSeries> b) -> several(b, one -> both(operator, a, one));
                };
            case Several(List<TimeSeries> a) ->
                switch (right) {
                    case Scalar(double b) -> several(a, one -> each(one, value -> of(operator, value, b)));
                    case Series(TimeSeries b) -> several(a, one -> both(operator, one, b));
                    case Several ignored -> throw new MathError("operator " + operator + " takes no two arrays");
                };
        };
    }

    static MathValue several(List<TimeSeries> all, UnaryOperator<TimeSeries> change) {
        return new Several(all.stream().map(change).toList());
    }

    static TimeSeries each(TimeSeries series, DoubleUnaryOperator change) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        series.points().forEach((time, value) -> put(points, time, change.applyAsDouble(value)));
        return new TimeSeries(points);
    }

    private static void put(NavigableMap<Instant, Double> points, Instant time, double value) {
        if (Double.isFinite(value)) {
            points.put(time, value);
        }
    }

    private TimeSeries both(String operator, TimeSeries left, TimeSeries right) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        SortedSet<Instant> times = new TreeSet<>(left.points().keySet());
        times.addAll(right.points().keySet());
        for (Instant time : times) {
            Optional<Double> a = left.at(time);
            Optional<Double> b = right.at(time);
            if (gapsAreZero || (a.isPresent() && b.isPresent())) {
                put(points, time, of(operator, a.orElse(0.0), b.orElse(0.0)));
            }
        }
        return new TimeSeries(points);
    }

    private static double of(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? Double.NaN : a / b;
            case "^" -> Math.pow(a, b);
            case "==" -> flag(a == b);
            case "!=" -> flag(a != b);
            case "<" -> flag(a < b);
            case "<=" -> flag(a <= b);
            case ">" -> flag(a > b);
            case ">=" -> flag(a >= b);
            case "AND", "&&" -> flag(a != 0 && b != 0);
            case "OR", "||" -> flag(a != 0 || b != 0);
            default -> throw new IllegalStateException("operator " + operator);
        };
    }

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }
}

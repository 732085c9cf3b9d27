package io.pointsman.endpoint.metric.math;

import io.pointsman.endpoint.metric.MetricRange;
import io.pointsman.endpoint.metric.TimeSeries;
import io.pointsman.endpoint.metric.math.MathValue.Scalar;
import io.pointsman.endpoint.metric.math.MathValue.Series;
import io.pointsman.endpoint.metric.math.MathValue.Several;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Works expressions out over one range, by AWS's page "Using math expressions with CloudWatch metrics".
 *
 * @param metrics the metrics of the request by id, without its expressions
 * @param named what an id stands for, be it a metric or another expression
 * @param sparse as the page says it: what is missing counts as 0, and FILL fills a series that has no value at all
 */
public record MetricMath(
        MetricRange range, Map<String, TimeSeries> metrics, Function<String, MathValue> named, boolean sparse) {

    public MathValue of(Expression expression) {
        return switch (expression) {
            case Expression.Constant(double value) -> new Scalar(value);
            case Expression.Quoted(String text) -> throw new MathError("unexpected \"" + text + "\"");
            case Expression.Named(String id) -> named.apply(id);
            case Expression.Negated(Expression of) -> operators().apply("*", new Scalar(-1), of(of));
            case Expression.Operation(String operator, Expression left, Expression right) ->
                operators().apply(operator, of(left), of(right));
            case Expression.Listed(List<Expression> items) ->
                new Several(
                        items.stream().map(this::of).flatMap(MetricMath::flat).toList());
            case Expression.Called(String function, List<Expression> arguments) -> called(function, arguments);
        };
    }

    private MathOperators operators() {
        return new MathOperators(sparse);
    }

    private static Stream<TimeSeries> flat(MathValue value) {
        return switch (value) {
            case Scalar ignored -> throw new MathError("an array holds time series, and no numbers");
            case Series(TimeSeries series) -> Stream.of(series);
            case Several(List<TimeSeries> all) -> all.stream();
        };
    }

    private MathValue called(String name, List<Expression> arguments) {
        MathFunction function = MathFunction.of(name).orElseThrow(() -> new MathError("unknown function " + name));
        return switch (function) {
            case ABS -> each(arguments, Math::abs);
            case CEIL -> each(arguments, Math::ceil);
            case FLOOR -> each(arguments, Math::floor);
            case LOG -> each(arguments, Math::log);
            case LOG10 -> each(arguments, Math::log10);
            case AVG -> together(arguments, values -> values.average().orElse(Double.NaN));
            case MAX -> together(arguments, values -> values.max().orElse(Double.NaN));
            case MIN -> together(arguments, values -> values.min().orElse(Double.NaN));
            case SUM -> together(arguments, DoubleStream::sum);
            case FILL -> fill(of(arguments.getFirst()), arguments.get(1));
            case IF -> new Series(Choice.of(arguments.stream().map(this::of).toList()));
            case METRICS -> metrics(arguments);
            case METRIC_COUNT -> new Scalar(flat(of(arguments.getFirst())).count());
            case PERIOD -> new Scalar(range.period().toSeconds());
            case TIME_SERIES -> new Series(everywhere(scalar(of(arguments.getFirst()))));
        };
    }

    private MathValue metrics(List<Expression> arguments) {
        Optional<String> part = arguments.stream()
                .filter(Expression.Quoted.class::isInstance)
                .map(text -> ((Expression.Quoted) text).text())
                .findFirst();
        return new Several(metrics.entrySet().stream()
                .filter(one -> one.getKey().contains(part.orElse("")))
                .map(Map.Entry::getValue)
                .toList());
    }

    private MathValue each(List<Expression> arguments, DoubleUnaryOperator change) {
        return switch (of(arguments.getFirst())) {
            case Scalar(double value) -> new Scalar(change.applyAsDouble(value));
            case Series(TimeSeries series) -> new Series(MathOperators.each(series, change));
            case Several(List<TimeSeries> all) -> MathOperators.several(all, one -> MathOperators.each(one, change));
        };
    }

    /** Of one series a number; of an array a series. */
    private MathValue together(List<Expression> arguments, ToDoubleFunction<DoubleStream> of) {
        return switch (of(arguments.getFirst())) {
            case Scalar(double value) -> new Scalar(value);
            case Series(TimeSeries series) -> new Scalar(of.applyAsDouble(values(series.points().values().stream())));
            case Several(List<TimeSeries> all) -> new Series(across(all, of));
        };
    }

    private static DoubleStream values(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue);
    }

    private static TimeSeries across(List<TimeSeries> all, ToDoubleFunction<DoubleStream> of) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        TreeSet<Instant> times = new TreeSet<>();
        all.forEach(one -> times.addAll(one.points().keySet()));
        times.forEach(time ->
                points.put(time, of.applyAsDouble(values(all.stream().flatMap(one -> one.at(time).stream())))));
        return new TimeSeries(points);
    }

    private MathValue fill(MathValue value, Expression with) {
        return switch (value) {
            case Scalar ignored -> throw new MathError("FILL takes a time series");
            case Series(TimeSeries series) -> new Series(filled(series, with));
            case Several(List<TimeSeries> all) -> MathOperators.several(all, one -> filled(one, with));
        };
    }

    private TimeSeries filled(TimeSeries series, Expression with) {
        if (series.points().isEmpty() && !sparse) {
            return series;
        }
        NavigableMap<Instant, Double> points = new TreeMap<>(series.points());
        range.starts()
                .filter(start -> !points.containsKey(start))
                .toList()
                .forEach(start -> filler(series, with, start).ifPresent(value -> points.put(start, value)));
        return new TimeSeries(points);
    }

    private Optional<Double> filler(TimeSeries series, Expression with, Instant start) {
        if (with instanceof Expression.Named(String word) && word.equals("REPEAT")) {
            return Optional.ofNullable(series.points().lowerEntry(start)).map(Map.Entry::getValue);
        }
        return switch (of(with)) {
            case Scalar(double value) -> Optional.of(value);
            case Series(TimeSeries other) -> other.at(start);
            case Several ignored -> throw new MathError("FILL takes a number, a time series or REPEAT");
        };
    }

    private TimeSeries everywhere(double value) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        range.starts().forEach(start -> points.put(start, value));
        return new TimeSeries(points);
    }

    private static double scalar(MathValue value) {
        return switch (value) {
            case Scalar(double number) -> number;
            case Series ignored -> throw new MathError("a number is wanted, and no time series");
            case Several ignored -> throw new MathError("a number is wanted, and no array");
        };
    }

    /** What keeps an expression from being worked out, whatever the values are; empty where nothing does. */
    public static List<String> troubles(Expression expression) {
        List<String> troubles = new ArrayList<>();
        expression.all().forEach(part -> {
            if (part instanceof Expression.Called(String name, List<Expression> arguments)) {
                MathFunction.of(name)
                        .ifPresentOrElse(
                                function -> {
                                    if (!function.takes(arguments.size())) {
                                        troubles.add("function " + name + " does not take " + arguments.size()
                                                + " arguments");
                                    }
                                },
                                () -> troubles.add("unknown function " + name));
            }
        });
        return troubles;
    }

    /** The functions of CloudWatch that it has and this endpoint has not. */
    public static Stream<String> lacking(Expression expression) {
        return expression
                .all()
                .filter(Expression.Called.class::isInstance)
                .map(part -> ((Expression.Called) part).function())
                .filter(MathFunction::isLacking);
    }

    /** The ids that an expression speaks of. */
    public static Stream<String> ids(Expression expression) {
        return expression
                .all()
                .filter(Expression.Named.class::isInstance)
                .map(part -> ((Expression.Named) part).id())
                .filter(id -> !id.equals("REPEAT") && !id.equals("LINEAR"));
    }
}

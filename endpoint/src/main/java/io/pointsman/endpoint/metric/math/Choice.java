package io.pointsman.endpoint.metric.math;

import io.pointsman.endpoint.metric.TimeSeries;
import io.pointsman.endpoint.metric.math.MathValue.Scalar;
import io.pointsman.endpoint.metric.math.MathValue.Series;
import io.pointsman.endpoint.metric.math.MathValue.Several;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The function {@code IF}, moment by moment: what is true and has no value is 0; what is false and has none is dropped. */
final class Choice {
    private Choice() {}

    static TimeSeries of(List<MathValue> arguments) {
        MathValue yes = arguments.get(1);
        Optional<MathValue> no = arguments.stream().skip(2).findFirst();
        return switch (arguments.getFirst()) {
            case Scalar(double condition) -> whole(condition == 0 ? no : Optional.of(yes));
            case Series(TimeSeries condition) -> each(condition, yes, no);
            case Several ignored -> throw new MathError("IF takes no array for its condition");
        };
    }

    private static TimeSeries whole(Optional<MathValue> chosen) {
        return switch (chosen.orElseGet(() -> new Series(new TimeSeries(new TreeMap<>())))) {
            case Series(TimeSeries series) -> series;
            case Scalar ignored -> throw new MathError("IF of a number takes time series");
            case Several ignored -> throw new MathError("IF takes no array");
        };
    }

    private static TimeSeries each(TimeSeries condition, MathValue yes, Optional<MathValue> no) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        condition.points().forEach((time, truth) -> {
            Optional<Double> value = truth == 0
                    ? no.flatMap(chosen -> at(chosen, time))
                    : at(yes, time).or(() -> Optional.of(0.0));
            value.ifPresent(found -> points.put(time, found));
        });
        return new TimeSeries(points);
    }

    private static Optional<Double> at(MathValue value, Instant time) {
        return switch (value) {
            case Scalar(double number) -> Optional.of(number);
            case Series(TimeSeries series) -> series.at(time);
            case Several ignored -> throw new MathError("IF takes no array");
        };
    }
}

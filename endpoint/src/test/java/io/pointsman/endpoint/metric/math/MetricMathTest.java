package io.pointsman.endpoint.metric.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.metric.MetricRange;
import io.pointsman.endpoint.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rows of AWS's page "Using math expressions with CloudWatch metrics". */
class MetricMathTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, TimeSeries> metrics = new LinkedHashMap<>();
    private int length;

    /** {@code 30 - 0}: a hyphen is no value. */
    private MetricMathTest metric(String id, String values) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        List<String> all = List.of(values.split(" ", -1));
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).equals("-")) {
                points.put(START.plus(MINUTE.multipliedBy(i)), Double.valueOf(all.get(i)));
            }
        }
        length = Math.max(length, all.size());
        metrics.put(id, new TimeSeries(points));
        return this;
    }

    private MathValue value(String expression, boolean sparse) {
        MetricRange range = new MetricRange(START, START.plus(MINUTE.multipliedBy(length)), MINUTE);
        return new MetricMath(
                        range, metrics, id -> new MathValue.Series(Objects.requireNonNull(metrics.get(id), id)), sparse)
                .of(ExpressionReader.read(expression));
    }

    private String of(String expression) {
        return of(expression, true);
    }

    private String of(String expression, boolean sparse) {
        return switch (value(expression, sparse)) {
            case MathValue.Scalar(double number) -> String.valueOf(number);
            case MathValue.Series(TimeSeries series) -> said(series);
            case MathValue.Several(List<TimeSeries> all) ->
                String.join(" | ", all.stream().map(this::said).toList());
        };
    }

    private String said(TimeSeries series) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(series.at(START.plus(MINUTE.multipliedBy(i)))
                    .map(value -> value == Math.rint(value) ? String.valueOf(Math.round(value)) : value.toString())
                    .orElse("-"));
        }
        return String.join(" ", values);
    }

    @Test
    void comparison_and_logic_are_as_on_the_page() {
        metric("metric1", "30 20 0 0").metric("metric2", "20 - 20 -");
        assertEquals("0 0 1 0", of("metric1 < metric2"));
        assertEquals("1 0 0 0", of("metric1 >= 30"));
        assertEquals("1 0 0 0", of("metric1 > 15 AND metric2 > 15"));
        assertEquals("1 1 1 0", of("metric1 > 15 || metric2 > 15"));
    }

    @Test
    void a_choice_is_as_on_the_page() {
        metric("metric1", "1 1 0 0 -").metric("metric2", "30 - 0 0 30").metric("metric3", "0 0 20 - 20");
        assertEquals("30 0 20 - -", of("IF(metric1, metric2, metric3)"));
        assertEquals("5 5 20 - -", of("IF(metric1, 5, metric3)"));
        assertEquals("30 0 5 5 -", of("IF(metric1, metric2, 5)"));
        assertEquals("30 0 - - -", of("IF(metric1, metric2)"));
    }

    @Test
    void what_is_missing_counts_as_zero_and_a_division_by_zero_is_dropped() {
        metric("a", "6 6 6").metric("b", "2 0 -");
        assertEquals("8 6 6", of("a + b"));
        assertEquals("3 - -", of("a / b"));
    }

    @Test
    void by_the_other_reading_what_is_missing_is_missing() {
        metric("a", "6 6 6").metric("b", "2 0 -").metric("none", "- - -");
        assertEquals("8 6 -", of("a + b", false));
        assertEquals("- - -", of("FILL(none, 0)", false));
        assertEquals("0 0 0", of("FILL(none, 0)"));
    }

    @Test
    void gaps_are_filled_by_a_number_by_another_series_and_by_what_was_before() {
        metric("a", "- 2 - 4").metric("b", "7 7 7 7");
        assertEquals("0 2 0 4", of("FILL(a, 0)"));
        assertEquals("7 2 7 4", of("FILL(a, b)"));
        assertEquals("- 2 2 4", of("FILL(a, REPEAT)"));
    }

    @Test
    void of_one_series_a_number_and_of_an_array_a_series() {
        metric("a", "1 2 3").metric("b", "4 - 6");
        assertEquals("3.0", of("MAX(a)"));
        assertEquals("4 2 6", of("MAX([a, b])"));
        assertEquals("5 2 9", of("SUM(METRICS())"));
        assertEquals("2.0", of("AVG(a)"));
        assertEquals("1 2 3", of("MIN(METRICS(\"a\"))"));
    }

    @Test
    void what_binds_tighter_is_worked_out_first() {
        metric("a", "10 20 30");
        assertEquals("21 41 61", of("1 + a * 2"));
        assertEquals("-10 -20 -30", of("-a"));
        assertEquals("0 1 1", of("a > 5 + 5 AND a < 100"));
        assertEquals("1 1 1", of("a == 10 OR a > 10 AND a > 15"));
        assertEquals("5 10 15", of("(a - 0) / (1 + 1)"));
    }

    @Test
    void what_cannot_be_read_is_said() {
        assertEquals("unexpected &", trouble("a & b"));
        assertEquals("expected ) before end", trouble("FILL(a, 0"));
        assertEquals("unexpected end", trouble("a +"));
    }

    private static String trouble(String expression) {
        return String.valueOf(assertThrows(MathError.class, () -> ExpressionReader.read(expression))
                .getMessage());
    }

    @Test
    void a_function_that_there_is_not_and_arguments_that_it_does_not_take_are_told_beforehand() {
        assertEquals(List.of("unknown function FLIL"), MetricMath.troubles(ExpressionReader.read("1 + FLIL(a, 0)")));
        assertEquals(
                List.of("function MAX does not take 2 arguments"),
                MetricMath.troubles(ExpressionReader.read("MAX(1, a)")));
    }
}

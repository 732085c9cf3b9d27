package io.pointsman.endpoint.metric;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one value is made of what was measured in a period.
 *
 * @param percentile where it is one: 99 of {@code p99}
 */
public record MetricStatistic(String name, OptionalDouble percentile, ToDoubleFunction<Samples> of) {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{1,10})?|100)");

    /** Empty for one that is not here: trimmed means and percentile ranks are not. */
    public static Optional<MetricStatistic> of(String name) {
        return switch (name) {
            case "Sum" -> plain(name, Samples::sum);
            case "SampleCount" -> plain(name, Samples::count);
            case "Average" -> plain(name, samples -> samples.sum() / samples.count());
            case "Minimum" -> plain(name, samples -> samples.counts().firstKey());
            case "Maximum" -> plain(name, samples -> samples.counts().lastKey());
            default -> percentile(name);
        };
    }

    private static Optional<MetricStatistic> plain(String name, ToDoubleFunction<Samples> of) {
        return Optional.of(new MetricStatistic(name, OptionalDouble.empty(), of));
    }

    private static Optional<MetricStatistic> percentile(String name) {
        Matcher form = PERCENTILE.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        double percent = Double.parseDouble(form.group(1));
        return Optional.of(
                new MetricStatistic(name, OptionalDouble.of(percent), samples -> samples.percentile(percent)));
    }

    /** With fewer samples than this a percentile says little (CloudWatch: "low sample count"); 0 for what is none. */
    public double leastSamples() {
        if (percentile.isEmpty()) {
            return 0;
        }
        double part = percentile.getAsDouble() / 100;
        return 10 / Math.min(part, 1 - part);
    }
}

package io.pointsman.local.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a deployment configuration moves traffic, by its name: those of CodeDeploy, and those that Pointsman makes, say so in theirs.
 *
 * @param percent of the first step, or of each
 * @param every step
 */
public record TrafficPace(boolean isCanary, int percent, Duration every) {
    private static final Pattern CANARY = Pattern.compile(".*Canary(\\d{1,2})Percent(\\d{1,4})Minutes?");
    private static final Pattern LINEAR = Pattern.compile(".*Linear(\\d{1,2})PercentEvery(\\d{1,4})Minutes?");

    /** Empty where the name does not say. */
    public static Optional<TrafficPace> of(String config) {
        return read(CANARY, config, /* isCanary= */ true).or(() -> read(LINEAR, config, /* isCanary= */ false));
    }

    private static Optional<TrafficPace> read(Pattern pattern, String config, boolean isCanary) {
        Matcher matcher = pattern.matcher(config);
        return matcher.matches()
                ? Optional.of(new TrafficPace(
                        isCanary,
                        Integer.parseInt(matcher.group(1)),
                        Duration.ofMinutes(Integer.parseInt(matcher.group(2)))))
                : Optional.empty();
    }

    /** For people. */
    public String said() {
        long minutes = every.toMinutes();
        return isCanary
                ? "canary " + percent + "% for " + minutes + " min"
                : "linear " + percent + "% every " + minutes + " min";
    }

    /** The next share. */
    public int after(int now) {
        return isCanary ? 100 : Math.min(100, now + percent);
    }

    /** When it is due. */
    public Instant due(Instant since) {
        return since.plus(every);
    }
}

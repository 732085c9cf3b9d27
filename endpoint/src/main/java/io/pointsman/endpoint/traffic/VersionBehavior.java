package io.pointsman.endpoint.traffic;

import java.time.Duration;

/**
 * How a version answers.
 *
 * @param failing which part of its calls fails, from 0 to 1
 */
public record VersionBehavior(double failing, Duration took) {
    public static final VersionBehavior GOOD = new VersionBehavior(0, Duration.ofMillis(50));

    public static VersionBehavior failing(double part) {
        return new VersionBehavior(part, GOOD.took());
    }

    public static VersionBehavior slow(Duration took) {
        return new VersionBehavior(0, took);
    }
}

package io.pointsman.actions.shift.ports;

import java.util.List;

/**
 * An alarm over one expression, which is above 0 where something is wrong. No data is no alarm.
 *
 * @param seconds of a period
 * @param datapoints of the last {@code periods} that have to be above 0
 */
public record VersionAlarm(
        String name,
        String description,
        List<Metric> metrics,
        List<Formula> formulas,
        int seconds,
        int datapoints,
        int periods) {
    /**
     * A metric of Lambda's.
     *
     * @param id by which expressions name it
     * @param statistic {@code Sum}, {@code p99}
     */
    public record Metric(String id, String name, String statistic, VersionWatch.Version of) {}

    /** A metric math expression. The alarm watches the last one. */
    public record Formula(String id, String label, String expression) {}
}

package io.pointsman.endpoint.monitoring;

/** What a metric alarm must say about itself. */
final class AlarmRules {
    private AlarmRules() {}

    static void check(Given alarm) {
        boolean math = alarm.members().has("Metrics");
        if (math == alarm.members().has("MetricName")) {
            throw Given.refusal("Exactly one of MetricName and Metrics must be specified");
        }
        if (!math) {
            metric(alarm);
        }
    }

    private static void metric(Given alarm) {
        alarm.need("Namespace");
        alarm.need("Period");
        alarm.need("Threshold");
        if (alarm.members().has("Statistic") == alarm.members().has("ExtendedStatistic")) {
            throw Given.refusal("Exactly one of Statistic and ExtendedStatistic must be specified");
        }
    }
}

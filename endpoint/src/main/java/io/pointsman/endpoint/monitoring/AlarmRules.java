package io.pointsman.endpoint.monitoring;

import java.util.List;

/** What a metric alarm must say about itself. */
final class AlarmRules {
    private static final List<String> COMPARISONS = List.of(
            "GreaterThanOrEqualToThreshold",
            "GreaterThanThreshold",
            "LessThanThreshold",
            "LessThanOrEqualToThreshold",
            "LessThanLowerOrGreaterThanUpperThreshold",
            "LessThanLowerThreshold",
            "GreaterThanUpperThreshold");
    private static final List<String> STATISTICS = List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

    private AlarmRules() {}

    static void check(Given alarm) {
        alarm.need("AlarmName", 255);
        alarm.need("EvaluationPeriods");
        alarm.count("EvaluationPeriods");
        alarm.count("DatapointsToAlarm");
        alarm.need("ComparisonOperator");
        alarm.oneOf("ComparisonOperator", COMPARISONS);
        boolean math = alarm.members().has("Metrics");
        if (math == alarm.members().has("MetricName")) {
            throw Given.refusal("Exactly one of MetricName and Metrics must be specified");
        }
        if (!math) {
            metric(alarm);
        }
    }

    private static void metric(Given alarm) {
        alarm.need("Namespace", 255);
        alarm.need("Period");
        alarm.count("Period");
        alarm.need("Threshold");
        alarm.oneOf("Statistic", STATISTICS);
        if (alarm.members().has("Statistic") == alarm.members().has("ExtendedStatistic")) {
            throw Given.refusal("Exactly one of Statistic and ExtendedStatistic must be specified");
        }
    }
}

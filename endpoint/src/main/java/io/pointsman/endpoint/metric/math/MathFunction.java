package io.pointsman.endpoint.metric.math;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The functions of metric math that are here, each with how many arguments it takes. */
enum MathFunction {
    ABS(1, 1),
    AVG(1, 1),
    CEIL(1, 1),
    FILL(2, 2),
    FLOOR(1, 1),
    IF(2, 3),
    LOG(1, 1),
    LOG10(1, 1),
    MAX(1, 1),
    METRICS(0, 1),
    METRIC_COUNT(1, 1),
    MIN(1, 1),
    PERIOD(1, 1),
    SUM(1, 1),
    TIME_SERIES(1, 1);

    /** Those of AWS's page "Using math expressions with CloudWatch metrics" that are not. */
    private static final Set<String> LACKING = Set.of(
            "ANOMALY_DETECTION_BAND",
            "DATAPOINT_COUNT",
            "DATE",
            "DAY",
            "DB_PERF_INSIGHTS",
            "DIFF",
            "DIFF_TIME",
            "EPOCH",
            "FIRST",
            "HOUR",
            "INSIGHT_RULE_METRIC",
            "LAMBDA",
            "LAST",
            "MINUTE",
            "MONTH",
            "RATE",
            "REMOVE_EMPTY",
            "RUNNING_SUM",
            "SEARCH",
            "SERVICE_QUOTA",
            "SLICE",
            "SORT",
            "STDDEV",
            "YEAR");

    private final int least;
    private final int most;

    MathFunction(int least, int most) {
        this.least = least;
        this.most = most;
    }

    static Optional<MathFunction> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** CloudWatch has it, and this endpoint has not. */
    static boolean isLacking(String name) {
        return LACKING.contains(name);
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }
}

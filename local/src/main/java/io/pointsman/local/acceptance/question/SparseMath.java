package io.pointsman.local.acceptance.question;

import io.pointsman.local.acceptance.scene.RunContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Metric math over a metric that nobody ever sent. Writes nothing. */
final class SparseMath {
    private static final int MINUTE = 60;

    private final RunContext stage;

    SparseMath(RunContext stage) {
        this.stage = stage;
    }

    /** Adding what is everywhere to what is nowhere; filling what is nowhere. */
    String answer() {
        return "missing is " + (values("TIME_SERIES(1) + none") ? "0" : "missing") + ", an empty metric is "
                + (values("FILL(none, 0)") ? "filled" : "left empty");
    }

    private boolean values(String expression) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        List<MetricDataResult> results = stage.aws()
                .cloudWatch()
                .getMetricData(get -> get.startTime(now.minus(1, ChronoUnit.HOURS))
                        .endTime(now)
                        .metricDataQueries(
                                none(),
                                MetricDataQuery.builder()
                                        .id("asked")
                                        .expression(expression)
                                        .build()))
                .metricDataResults();
        return results.stream().anyMatch(result -> !result.values().isEmpty());
    }

    private Dimension function() {
        return Dimension.builder()
                .name("FunctionName")
                .value(stage.name().question("never-there"))
                .build();
    }

    private MetricDataQuery none() {
        return MetricDataQuery.builder()
                .id("none")
                .returnData(false)
                .metricStat(stat -> stat.metric(it -> it.namespace("AWS/Lambda")
                                .metricName("Invocations")
                                .dimensions(function()))
                        .period(MINUTE)
                        .stat("Sum"))
                .build();
    }
}

package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/** What the outside world said last about a running action. What a later report leaves out stays as it was. */
record JobReport(Optional<String> summary, Optional<Long> percent, Optional<String> externalId) {
    static final JobReport NONE = new JobReport(Optional.empty(), Optional.empty(), Optional.empty());

    static JobReport read(JsonObject details) {
        return new JobReport(
                details.text("summary"), details.number("percentComplete"), details.text("externalExecutionId"));
    }

    static JobReport of(String summary, String externalId) {
        return new JobReport(Optional.of(summary), Optional.empty(), Optional.of(externalId));
    }

    JobReport then(JobReport later) {
        return new JobReport(
                later.summary.or(() -> summary),
                later.percent.or(() -> percent),
                later.externalId.or(() -> externalId));
    }
}

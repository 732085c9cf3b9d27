package io.pointsman.runtime;

import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * The metrics of one call in CloudWatch's embedded metric format: a line of the log that CloudWatch reads as metrics, so that none is
 * sent. Namespace {@code Pointsman}: {@code Jobs} by action and outcome, {@code Failures} by action and kind, and by action {@code
 * Waits}, {@code Calls} and {@code Throttles}.
 */
final class CallMetrics {
    private static final String NAMESPACE = "Pointsman";

    private CallMetrics() {}

    static JsonObject of(String action, Outcome outcome, long waits, CallMeter.Count asked, Instant now) {
        String kind = kind(outcome);
        JsonObject values = JsonObject.of("Action", action, "Outcome", word(outcome), "Jobs", 1L)
                .with("Waits", waits)
                .with("Calls", asked.calls())
                .with("Throttles", asked.throttles());
        List<JsonObject> directives = kind.isEmpty() ? List.of(jobs(), asked()) : List.of(jobs(), asked(), failures());
        JsonObject told = kind.isEmpty() ? values : values.with("Kind", kind).with("Failures", 1L);
        return told.with("_aws", JsonObject.of("Timestamp", now.toEpochMilli(), "CloudWatchMetrics", directives));
    }

    private static JsonObject jobs() {
        return directive(List.of("Action", "Outcome"), "Jobs");
    }

    private static JsonObject failures() {
        return directive(List.of("Action", "Kind"), "Failures");
    }

    private static JsonObject asked() {
        return directive(List.of("Action"), "Waits", "Calls", "Throttles");
    }

    private static JsonObject directive(List<String> dimensions, String... metrics) {
        List<JsonObject> named = List.of(metrics).stream()
                .map(name -> JsonObject.of("Name", name, "Unit", "Count"))
                .toList();
        return JsonObject.of("Namespace", NAMESPACE, "Dimensions", List.of(dimensions), "Metrics", named);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded ignored -> "Succeeded";
            case Outcome.InProgress ignored -> "InProgress";
            case Outcome.Failed ignored -> "Failed";
            case Outcome.Late ignored -> "Late";
        };
    }

    private static String kind(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.kind().wireName() : "";
    }
}

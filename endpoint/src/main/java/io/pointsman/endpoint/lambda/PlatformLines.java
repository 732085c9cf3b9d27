package io.pointsman.endpoint.lambda;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Lambda itself writes around an invocation: START, END and REPORT, or as JSON where the function's log format is that. The
 * memory that was used is not said: it is not measured here.
 */
record PlatformLines(boolean json, long memory) {
    static PlatformLines of(Target target) {
        String format = target.settings()
                .objectOrEmpty("LoggingConfig")
                .text("LogFormat")
                .orElse("Text");
        return new PlatformLines(format.equals("JSON"), target.memory());
    }

    String start(String request, String version, Instant now) {
        return json
                ? event(now, "platform.start", JsonObject.of("requestId", request, "version", version))
                : "START RequestId: " + request + " Version: " + version;
    }

    /** @param init how long the environment took to start, with its first invocation */
    List<String> end(String request, Duration took, Optional<Duration> init, boolean failed, Instant now) {
        long billed = (took.toNanos() + 999_999) / 1_000_000;
        if (json) {
            JsonObject metrics = JsonObject.of("durationMs", new BigDecimal(millis(took)))
                    .with("billedDurationMs", billed)
                    .with("memorySizeMB", memory)
                    .with("initDurationMs", init.map(time -> new BigDecimal(millis(time))));
            JsonObject record = JsonObject.of("requestId", request, "metrics", metrics)
                    .with("status", failed ? "error" : "success");
            return List.of(event(now, "platform.report", record));
        }
        String report = "REPORT RequestId: " + request + "\tDuration: " + millis(took) + " ms\tBilled Duration: "
                + billed
                + " ms\tMemory Size: " + memory + " MB\t"
                + init.map(time -> "Init Duration: " + millis(time) + " ms\t").orElse("");
        return List.of("END RequestId: " + request, report);
    }

    private static String event(Instant now, String type, JsonObject record) {
        return Json.text(JsonObject.of("time", now.toString(), "type", type, "record", record));
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e6);
    }
}

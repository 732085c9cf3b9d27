package io.pointsman.report;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ReleaseRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reports to look at. */
final class Samples {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private Samples() {}

    /** Three functions: one arrived, one failed at its hook and took the other back, one not begun. */
    static Report failed() {
        JsonObject cart = function("Cart", "returned")
                .with("weights", List.of(weight(10, 10), weight(310, 100), weight(330, 0)))
                .with("events", List.of(event("BeforeAllowTraffic", "Succeeded", 3, 9)));
        JsonObject search = function("Search", "failed")
                .with("said", "Search (web-Search) was not shifted from version 1 to 2: hook said no")
                .with("events", List.of(event("BeforeAllowTraffic", "Failed", 3, 320)));
        JsonObject late = function("Shop-Late", "skipped");
        return report("web-production", "failed", List.of(cart, search, late))
                .with("verdict", "Search (web-Search) was not shifted from version 1 to 2: hook said no");
    }

    static Report succeeded() {
        JsonObject cart = function("Cart", "moved").with("weights", List.of(weight(10, 10), weight(310, 100)));
        return report("web-production", "succeeded", List.of(cart)).report();
    }

    static Report hostile(String attack) {
        JsonObject cart = function(attack, "failed").with("said", attack).with("note", attack);
        return report(attack, "failed", List.of(cart)).with("verdict", attack);
    }

    static Report large(int functions) {
        List<JsonObject> all = new ArrayList<>();
        for (int i = 1; i <= functions; i++) {
            all.add(function("Function" + i, "moved").with("weights", List.of(weight(i, 10), weight(i + 60, 100))));
        }
        return report("web-production", "succeeded", all).report();
    }

    /** A report that can still be told its verdict. */
    private record Draft(String stack, JsonObject record, JsonObject attempt) {
        Report with(String name, String value) {
            return new Draft(stack, record, attempt.with(name, value)).report();
        }

        Report report() {
            ReleaseRecord release = ReleaseRecord.parse(Json.text(record.with("shift", attempt)));
            return new Report(stack, "run-1", release, release.attempt("live").orElseThrow());
        }
    }

    private static Draft report(String stack, String state, List<JsonObject> functions) {
        JsonObject moved = JsonObject.empty();
        JsonObject published = JsonObject.empty();
        for (JsonObject function : functions) {
            moved = moved.with(function.needText("id"), function);
            published = published.with(
                    function.needText("id"),
                    JsonObject.of("function", "web-F", "version", "2", "codeSha256", "", "new", true)
                            .with("why", "changed since version 1: code")
                            .with("at", at(-20)));
        }
        JsonObject record = JsonObject.of(
                        "release",
                        JsonObject.of("releaseId", "release-0123456789abcdef0123", "templateDigest", "ab".repeat(32)))
                .with("publish", JsonObject.of("functions", published));
        JsonObject attempt = JsonObject.of("attempt", 1, "state", state, "releaseId", "release-0123456789abcdef0123")
                .with("alias", "live")
                .with("startedAt", at(0))
                .with("endedAt", at(360))
                .with("startedBy", "11111111-2222-3333-4444-555555555555")
                .with("functions", moved);
        return new Draft(stack, record, attempt);
    }

    private static JsonObject function(String id, String phase) {
        return JsonObject.of("id", id, "function", "web-" + id, "alias", "live")
                .with("from", "1")
                .with("to", "2")
                .with("phase", phase)
                .with("deploymentId", "d-ABCDEFGHI")
                .with("appSpec", "{\"version\":0.0,\"Resources\":[{\"Cart\":{\"Type\":\"AWS::Lambda::Function\"}}]}")
                .with("sha256", "cd".repeat(32));
    }

    private static JsonObject weight(int second, int percent) {
        return JsonObject.of("at", at(second), "percent", percent);
    }

    private static JsonObject event(String name, String status, int from, int to) {
        return JsonObject.of("event", name, "status", status, "start", at(from), "end", at(to));
    }

    private static String at(int second) {
        return START.plusSeconds(second).toString();
    }
}

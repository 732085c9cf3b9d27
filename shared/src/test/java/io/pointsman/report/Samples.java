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

    private static final String ALARM =
            "Checkout (web-Checkout) was not shifted from version 41 to 42: CodeDeploy deployment d-7PQ2X4KLM was"
                + " stopped: ALARM_ACTIVE: One or more alarms have been activated according to the Amazon CloudWatch"
                + " metrics you selected, and the affected deployments have been stopped. Activated alarms:"
                + " <checkout-errors> (alarms of this shift: checkout-errors)\n"
                + "What ALARM_ACTIVE means: an alarm of the shift was in ALARM, and CodeDeploy stopped it. What to do:"
                + " look in CloudWatch at what it measures, correct that, and retry once the alarm is OK.";

    /** An alarm took a canary back; the attempt before had been held by the gate. */
    static Report alarm() {
        JsonObject checkout = function("Checkout", "failed")
                .with("from", "41")
                .with("to", "42")
                .with("deploymentId", "d-7PQ2X4KLM")
                .with("said", ALARM)
                .with("weights", List.of(weight(12, 10), weight(190, 0)))
                .with("events", List.of(event("BeforeAllowTraffic", "Succeeded", 3, 12)));
        JsonObject cart = function("Cart", "returned")
                .with("deploymentId", "d-9RR0A1BCD")
                .with("weights", List.of(weight(14, 10), weight(195, 0)))
                .with("events", List.of(event("BeforeAllowTraffic", "Succeeded", 4, 14)));
        JsonObject orders = function("Orders", "skipped");
        JsonObject earlier = JsonObject.of("attempt", 1, "state", "failed", "releaseId", "release-0123456789abcdef0123")
                .with("alias", "live")
                .with("startedAt", at(-900))
                .with("endedAt", at(-880))
                .with("startedBy", "11111111-2222-3333-4444-555555555555")
                .with("cause", "the gate of stack web-production is closed: stock-taking until Monday")
                .with("functions", JsonObject.empty());
        return report("web-production", "failed", List.of(checkout, cart, orders))
                .and("attempt", 2)
                .and("config", "CodeDeployDefault.LambdaCanary10Percent5Minutes")
                .and("cause", ALARM)
                .and("takenBack", true)
                .and("endedAt", at(200))
                .and("earlier", List.of(earlier))
                .and(
                        "verdict",
                        ALARM
                                + "\n"
                                + "The stack was updated, traffic was not: every alias is where it was. Remove the"
                                + " cause, then retry the stage.\n"
                                + "Checkout (web-Checkout): alias live is on version 41\n"
                                + "Cart (web-Cart): alias live is on version 1, taken back\n"
                                + "Orders (web-Orders): alias live is on version 1, not begun")
                .deployed()
                .report();
    }

    /** Held by the gate in the hook. */
    static Report gate() {
        String cause = "Cart (web-Cart) was not shifted from version 1 to 2: hook BeforeAllowTraffic"
            + " CodeDeployHook_pointsman-gate failed, its last words: the gate of stack web-production is closed:"
            + " stock-taking until Monday\n"
            + "CodeDeploy deployment d-ABCDEFGHI failed: HOOK_EXECUTION_FAILURE: The overall deployment failed because"
            + " one of the validation lifecycle event hooks failed.\n"
            + "What HOOK_EXECUTION_FAILURE means: a hook said no, threw an error, or did not answer within an hour."
            + " What to do: look at the hook's log; correct the new version or the hook, then release again or retry.";
        JsonObject cart = function("Cart", "failed")
                .with("said", cause)
                .with("events", List.of(event("BeforeAllowTraffic", "Failed", 3, 5)));
        return report("web-production", "failed", List.of(cart))
                .and("cause", cause)
                .and("takenBack", true)
                .and(
                        "verdict",
                        cause
                                + "\n"
                                + "No traffic has moved: every alias is where it was. Remove the cause, then retry the"
                                + " stage.")
                .report();
    }

    /** A way back that was denied: somebody has to move the alias. */
    static Report stuck() {
        String cause = "Cart (web-Cart) was not shifted from version 1 to 2: CodeDeploy deployment d-ABCDEFGHI failed:"
            + " IAM_ROLE_PERMISSIONS: The IAM role arn:aws:iam::123456789012:role/deploy does not give you permission";
        return report(
                        "web-production",
                        "failed",
                        List.of(function("Cart", "failed").with("said", cause)))
                .and("cause", cause)
                .and("takenBack", false)
                .and(
                        "verdict",
                        cause
                                + "\n"
                                + "NOT every alias is where it was; see below.\n"
                                + "Cart (web-Cart): alias live is on version 1 (90 %) and 2 (10 %); half shifted,"
                                + " decide for one version: aws lambda update-alias --function-name web-Cart --name"
                                + " live --function-version 1 --routing-config AdditionalVersionWeights={}")
                .deployed()
                .report();
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

        Draft and(String name, Object value) {
            return new Draft(stack, record, attempt.with(name, value));
        }

        /** The stack operation and the commit are on record. */
        Draft deployed() {
            String arn = "arn:aws:cloudformation:eu-central-1:123456789012:stack/web-production/2";
            JsonObject execute =
                    JsonObject.of("stackId", arn, "status", "UPDATE_COMPLETE", "changeSet", arn, "token", "t");
            JsonObject made = record.objectOrEmpty("release")
                    .with(
                            "commit",
                            JsonObject.of("commit", "9c41e77", "author", "K. Lee", "message", "Total includes tax")
                                    .with("url", "https://github.com/shop/web/commit/9c41e77"))
                    .with("pipeline", JsonObject.of("name", "web-production"));
            return new Draft(stack, record.with("execute", execute).with("release", made), attempt);
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

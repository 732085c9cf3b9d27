package io.pointsman.actions.shift;

import io.pointsman.appspec.AppSpec;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One function of an attempt, as the release record keeps it. Immutable; its methods read, or make the next state. */
record FunctionShift(String id, JsonObject json) {
    private static final Duration CLAIM = Duration.ofMinutes(2);

    static FunctionShift of(String id, String function, String alias, String to, Phase phase) {
        return new FunctionShift(
                id,
                JsonObject.of("function", function, "alias", alias, "to", to).with("phase", phase.word()));
    }

    /** The AppSpec is kept here, and is sent exactly as it is kept. */
    FunctionShift from(String version, AppSpec spec) {
        return with("from", version).with("appSpec", spec.text()).with("sha256", spec.sha256());
    }

    FunctionShift to(Phase phase) {
        return with("phase", phase.word());
    }

    /** Its deployment is there. */
    FunctionShift moving(String deploymentId) {
        return to(Phase.MOVING).with("deploymentId", deploymentId);
    }

    /** The deployment that takes it back is there. */
    FunctionShift returning(String deploymentId) {
        return to(Phase.RETURNING).with("returnDeploymentId", deploymentId).with("returnAppSpec", back().text());
    }

    /** All the way back, and no hook may say no to that. */
    AppSpec back() {
        return new AppSpec(
                id, function(), alias(), /* current= */ target(), /* target= */ current(), AppSpec.Hooks.NONE);
    }

    FunctionShift falling(Instant now) {
        return to(Phase.FALLING).with("endedAt", now.toString());
    }

    FunctionShift said(String what) {
        return with("said", what);
    }

    /** One call at a time asks for a deployment: a duplicate of the event may be at work, too. */
    FunctionShift claimed(String call, Instant now) {
        return with("claimedBy", call).with("claimedAt", now.toString());
    }

    FunctionShift released() {
        return new FunctionShift(id, json.with("claimedBy", (Object) ""));
    }

    boolean claimedByAnother(String call, Instant now) {
        String owner = json.text("claimedBy").orElse("");
        return !owner.isEmpty()
                && !owner.equals(call)
                && now.isBefore(time("claimedAt").plus(CLAIM));
    }

    /** Nobody has asked for anything, not even without an answer. */
    boolean untouched() {
        return (is(Phase.WAITING) || is(Phase.NEW) || is(Phase.KEPT)) && !json.has("claimedAt");
    }

    Phase phase() {
        return Phase.of(json.needText("phase"));
    }

    boolean is(Phase phase) {
        return phase() == phase;
    }

    String function() {
        return json.needText("function");
    }

    String alias() {
        return json.needText("alias");
    }

    String target() {
        return json.needText("to");
    }

    Optional<String> from() {
        return json.text("from");
    }

    /** Only of a function that is shifted. */
    String current() {
        return json.needText("from");
    }

    Optional<String> deploymentId() {
        return json.text("deploymentId");
    }

    Optional<String> returnDeploymentId() {
        return json.text("returnDeploymentId");
    }

    Instant endedAt() {
        return time("endedAt");
    }

    Optional<String> said() {
        return json.text("said");
    }

    String appSpec() {
        return json.needText("appSpec");
    }

    String sha256() {
        return json.needText("sha256");
    }

    boolean sameAs(FunctionShift other) {
        return Json.text(json).equals(Json.text(other.json));
    }

    private Instant time(String name) {
        return json.text(name).map(Instant::parse).orElse(Instant.EPOCH);
    }

    private FunctionShift with(String name, String value) {
        return new FunctionShift(id, json.with(name, value));
    }
}

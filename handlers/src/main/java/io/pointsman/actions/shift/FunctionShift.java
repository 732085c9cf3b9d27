package io.pointsman.actions.shift;

import io.pointsman.appspec.AppSpec;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One function of an attempt, as the release record keeps it. Immutable; its methods read, or make the next state. */
record FunctionShift(String id, JsonObject json) {
    private static final Duration CLAIM = Duration.ofMinutes(2);

    static FunctionShift of(String id, String function, Track track, String to, Phase phase) {
        return new FunctionShift(
                id,
                JsonObject.of("function", function, "alias", track.alias(), "to", to)
                        .with("phase", phase.word())
                        .with("config", track.config().name())
                        .with("alarms", track.alarms())
                        .with("wave", track.wave()));
    }

    /** What is remarkable about its way, for people. */
    FunctionShift noted(String what) {
        return with("note", what);
    }

    /** Its alias is half shifted, and has to rest on its own version first. */
    FunctionShift repairing(AliasState half) {
        return with("repair", half.version()).noted("was half shifted: " + half.said());
    }

    /** The first release: nothing shifts, but hooks are asked all the same. */
    FunctionShift asking(AppSpec.Hooks hooks) {
        return new FunctionShift(
                id, json.with("before", hooks.beforeAllowTraffic()).with("after", hooks.afterAllowTraffic()));
    }

    /** Its alias was made by this release's stack operation, and takes calls already. */
    FunctionShift madeByStack() {
        return new FunctionShift(id, json.with("byStack", true));
    }

    boolean isMadeByStack() {
        return json.flag("byStack").orElse(false);
    }

    FunctionShift asked(String event, Instant from, Instant to, boolean yes) {
        return lived(List.of(new Deployments.Lifecycle(
                event, yes ? "Succeeded" : "Failed", Optional.of(from), Optional.of(to), "")));
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

    /** The way back failed, and may be tried again. */
    FunctionShift returningAgain() {
        return new FunctionShift(id, json.with("returnTries", returnTries() + 1)).to(Phase.MOVED);
    }

    int returnTries() {
        return json.number("returnTries").orElse(0L).intValue();
    }

    /** All the way back, and no hook may say no to that. */
    AppSpec back() {
        return new AppSpec(
                AppSpec.resource(id),
                function(),
                alias(),
                /* current= */ target(),
                /* target= */ current(),
                AppSpec.Hooks.NONE);
    }

    /**
     * @param ended when its deployment did, by CodeDeploy's clock
     */
    FunctionShift falling(Instant now, Instant ended) {
        return to(Phase.FALLING).with("endedAt", now.toString()).with("failedAt", ended.toString());
    }

    /** The share of the target, when it is another than before. */
    FunctionShift weighed(Instant now, int percent) {
        return percent == percent() ? this : add("weights", JsonObject.of("at", now.toString(), "percent", percent));
    }

    /** What happened in its deployment, hooks first of all. */
    FunctionShift lived(List<Deployments.Lifecycle> events) {
        FunctionShift next = this;
        for (Deployments.Lifecycle event : events) {
            next = next.add("events", event.json());
        }
        return next;
    }

    private FunctionShift add(String list, JsonObject item) {
        List<JsonObject> all = new ArrayList<>(json.objects(list));
        all.add(item);
        return new FunctionShift(id, json.with(list, all));
    }

    FunctionShift failed(Instant now, String what) {
        return to(Phase.FAILED).with("failedAt", now.toString()).said(what);
    }

    /** The job ends, and it is not known to have come to rest. */
    FunctionShift left(Instant now, String what) {
        FunctionShift left = to(Phase.FAILED)
                .said(said().map(cause -> cause + "\n").orElse("") + what)
                .released();
        return json.has("failedAt") ? left : left.with("failedAt", now.toString());
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

    /** A call whose answer was lost may still take effect: nobody asks again before this claim has run out. */
    FunctionShift unanswered(Instant now) {
        return new FunctionShift(
                id,
                json.with("claimedBy", "an answer that was lost")
                        .with("claimedAt", now.toString())
                        .with("unanswered", unanswered() + 1));
    }

    int unanswered() {
        return json.number("unanswered").orElse(0L).intValue();
    }

    boolean claimedByAnother(String call, Instant now) {
        String owner = json.text("claimedBy").orElse("");
        return !owner.isEmpty()
                && !owner.equals(call)
                && now.isBefore(time("claimedAt").plus(CLAIM));
    }

    /** Nobody has asked for anything, not even without an answer. */
    boolean untouched() {
        return (is(Phase.WAITING) || is(Phase.NEW) || is(Phase.KEPT) || is(Phase.LEFT_OUT)) && !json.has("claimedAt");
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

    /** When it failed, by the clock of who knows best; later than everything where it has not. */
    Instant failedAt() {
        return json.text("failedAt").map(Instant::parse).orElse(Instant.MAX);
    }

    String config() {
        return json.needText("config");
    }

    List<String> alarms() {
        return json.texts("alarms");
    }

    int wave() {
        return json.number("wave").orElse((long) Track.FIRST_WAVE).intValue();
    }

    Optional<String> note() {
        return json.text("note");
    }

    /** The version that a half shifted alias shall rest on first. */
    Optional<String> repair() {
        return json.text("repair");
    }

    /** The hook of a lifecycle event that is still to be asked on a first release, where there is no alias to shift. */
    Optional<String> unasked(String event) {
        boolean asked = json.objects("events").stream()
                .anyMatch(one -> one.text("event").equals(Optional.of(event)));
        return asked ? Optional.empty() : json.text(event.startsWith("Before") ? "before" : "after");
    }

    /** The share of the target as it was seen last. */
    int percent() {
        List<JsonObject> weights = json.objects("weights");
        return weights.isEmpty()
                ? 0
                : weights.getLast().number("percent").orElse(0L).intValue();
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

package io.pointsman.release.record;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One function of an attempt. Immutable; its methods read, or make the next state. What this version does not know stays as it is.
 */
public final class FunctionDeployment {
    private static final Duration CLAIM = Duration.ofMinutes(2);
    /** The turn of a function that asks for none. */
    public static final int FIRST_WAVE = 1;

    private static final Field<String> FUNCTION = Field.required("function", FieldShape.TEXT);
    private static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT);
    private static final Field<String> FROM = Field.optional("from", FieldShape.VERSION);
    private static final Field<String> TO = Field.required("to", FieldShape.VERSION);
    private static final Field<Phase> PHASE = Field.required("phase", FieldShape.oneOf(Phase.class, Phase::word));
    private static final Field<String> CONFIG = Field.required("config", FieldShape.TEXT);
    private static final Field<List<String>> ALARMS = Field.optional("alarms", FieldShape.TEXTS);
    private static final Field<Integer> WAVE = Field.optional("wave", FieldShape.COUNT);
    private static final Field<String> APP_SPEC =
            Field.optional("appSpec", FieldShape.TEXT.described("as it was sent"));
    private static final Field<String> SHA256 = Field.optional("sha256", FieldShape.DIGEST);
    private static final Field<String> DEPLOYMENT_ID = Field.optional("deploymentId", FieldShape.TEXT);
    private static final Field<String> RETURN_DEPLOYMENT_ID = Field.optional("returnDeploymentId", FieldShape.TEXT);
    private static final Field<String> RETURN_APP_SPEC = Field.optional("returnAppSpec", FieldShape.TEXT);
    private static final Field<Integer> RETURN_TRIES = Field.optional("returnTries", FieldShape.COUNT);
    private static final Field<List<TrafficWeight>> WEIGHTS =
            Field.optional("weights", FieldShape.listOf(TrafficWeight.SHAPE));
    private static final Field<List<DeploymentEvent>> EVENTS =
            Field.optional("events", FieldShape.listOf(DeploymentEvent.SHAPE));
    private static final Field<String> BEFORE = Field.optional("before", FieldShape.TEXT);
    private static final Field<String> AFTER = Field.optional("after", FieldShape.TEXT);
    private static final Field<Boolean> BY_STACK = Field.optional("byStack", FieldShape.FLAG);
    private static final Field<String> REPAIR = Field.optional("repair", FieldShape.VERSION);
    private static final Field<String> NOTE = Field.optional("note", FieldShape.TEXT);
    private static final Field<String> SAID = Field.optional("said", FieldShape.TEXT);
    private static final Field<String> WAY_BACK = Field.optional(
            "wayBack",
            FieldShape.TEXT.described(
                    "how its alias came back, or why it did not, where CodeDeploy did not bring it back"));
    private static final Field<Instant> PUT_BACK_AT = Field.optional(
            "putBackAt", FieldShape.MOMENT.described("when Pointsman gave the alias back by UpdateAlias"));
    private static final Field<Instant> ENDED_AT = Field.optional("endedAt", FieldShape.MOMENT);
    private static final Field<Instant> FAILED_AT = Field.optional("failedAt", FieldShape.MOMENT);
    private static final Field<String> CLAIMED_BY = Field.optional("claimedBy", FieldShape.TEXT);
    private static final Field<Instant> CLAIMED_AT = Field.optional("claimedAt", FieldShape.MOMENT);
    private static final Field<Integer> UNANSWERED = Field.optional("unanswered", FieldShape.COUNT);

    static final ObjectShape<JsonObject> SHAPE = ObjectShape.of(
            json -> json,
            json -> json,
            FUNCTION,
            ALIAS,
            FROM,
            TO,
            PHASE,
            CONFIG,
            ALARMS,
            WAVE,
            APP_SPEC,
            SHA256,
            DEPLOYMENT_ID,
            RETURN_DEPLOYMENT_ID,
            RETURN_APP_SPEC,
            RETURN_TRIES,
            WEIGHTS,
            EVENTS,
            BEFORE,
            AFTER,
            BY_STACK,
            REPAIR,
            NOTE,
            SAID,
            WAY_BACK,
            PUT_BACK_AT,
            ENDED_AT,
            FAILED_AT,
            CLAIMED_BY,
            CLAIMED_AT,
            UNANSWERED);

    private final String id;
    private final JsonObject json;

    FunctionDeployment(String id, JsonObject json) {
        this.id = id;
        this.json = json;
    }

    /**
     * @param id of the function in the stack
     * @param function its physical name
     * @param to the version that the alias shall point to
     * @param config name of the deployment configuration
     * @param wave its turn, from 1
     */
    public static FunctionDeployment of(
            String id,
            String function,
            String alias,
            String to,
            Phase phase,
            String config,
            List<String> alarms,
            int wave) {
        JsonObject start = TO.put(ALIAS.put(FUNCTION.put(JsonObject.empty(), function), alias), to);
        start = ALARMS.put(CONFIG.put(PHASE.put(start, phase), config), alarms);
        return new FunctionDeployment(id, WAVE.put(start, wave));
    }

    JsonObject json() {
        return json;
    }

    public String id() {
        return id;
    }

    /** What is remarkable about its way, for people. */
    public FunctionDeployment noted(String what) {
        return put(NOTE, what);
    }

    /**
     * Its alias is half shifted, and has to rest on its own version first.
     *
     * @param version the alias's own
     */
    public FunctionDeployment repairing(String version, String note) {
        return put(REPAIR, version).noted(note);
    }

    /** The first release: nothing shifts, but hooks are asked all the same. */
    public FunctionDeployment asking(Optional<String> before, Optional<String> after) {
        return new FunctionDeployment(id, AFTER.put(BEFORE.put(json, before), after));
    }

    /** Its alias was made by this release's stack operation, and takes calls already. */
    public FunctionDeployment madeByStack() {
        return put(BY_STACK, true);
    }

    public boolean isMadeByStack() {
        return BY_STACK.find(json).orElse(false);
    }

    public FunctionDeployment asked(String event, Instant from, Instant to, boolean yes) {
        return lived(
                List.of(new DeploymentEvent(event, yes ? "Succeeded" : "Failed", Optional.of(from), Optional.of(to))));
    }

    /** The AppSpec is kept here, and is sent exactly as it is kept. */
    public FunctionDeployment from(String version, String appSpec, String sha256) {
        return put(FROM, version).put(APP_SPEC, appSpec).put(SHA256, sha256);
    }

    public FunctionDeployment to(Phase phase) {
        return put(PHASE, phase);
    }

    /** Its deployment is there. */
    public FunctionDeployment moving(String deploymentId) {
        return to(Phase.IN_PROGRESS).put(DEPLOYMENT_ID, deploymentId);
    }

    /** The deployment that takes it back is there. */
    public FunctionDeployment returning(String deploymentId, String appSpec) {
        return to(Phase.ROLLING_BACK).put(RETURN_DEPLOYMENT_ID, deploymentId).put(RETURN_APP_SPEC, appSpec);
    }

    /** The way back failed, and may be tried again. */
    public FunctionDeployment returningAgain() {
        return put(RETURN_TRIES, returnTries() + 1).to(Phase.SUCCEEDED);
    }

    public int returnTries() {
        return RETURN_TRIES.find(json).orElse(0);
    }

    /**
     * @param ended when its deployment did, by CodeDeploy's clock
     */
    public FunctionDeployment falling(Instant now, Instant ended) {
        return to(Phase.CODEDEPLOY_ROLLING_BACK).put(ENDED_AT, now).put(FAILED_AT, ended);
    }

    /** CodeDeploy has not brought its alias back, and Pointsman has, in this way. */
    public FunctionDeployment putBack(Instant now, String how) {
        return put(PUT_BACK_AT, now).wayBack(how);
    }

    /** How its alias came back, or why it did not, where CodeDeploy has not brought it back; for people. */
    public FunctionDeployment wayBack(String how) {
        return put(WAY_BACK, how);
    }

    public Optional<String> wayBack() {
        return WAY_BACK.find(json);
    }

    public Optional<Instant> putBackAt() {
        return PUT_BACK_AT.find(json);
    }

    /** The share of the target, when it is another than before. */
    public FunctionDeployment weighed(Instant now, int percent) {
        return percent == percent() ? this : add(WEIGHTS, weights(), List.of(new TrafficWeight(now, percent)));
    }

    /** What happened in its deployment, hooks first of all. */
    public FunctionDeployment lived(List<DeploymentEvent> events) {
        return events.isEmpty() ? this : add(EVENTS, events(), events);
    }

    private <T> FunctionDeployment add(Field<List<T>> field, List<T> before, List<T> items) {
        return put(field, Stream.concat(before.stream(), items.stream()).toList());
    }

    public FunctionDeployment failed(Instant now, String what) {
        return to(Phase.FAILED).put(FAILED_AT, now).said(what);
    }

    /** The job ends, and it is not known to have come to rest. */
    public FunctionDeployment left(Instant now, String what) {
        FunctionDeployment left = to(Phase.FAILED)
                .said(said().map(cause -> cause + "\n").orElse("") + what)
                .released();
        return FAILED_AT.find(json).isPresent() ? left : left.put(FAILED_AT, now);
    }

    public FunctionDeployment said(String what) {
        return put(SAID, what);
    }

    /** One call at a time asks for a deployment: a duplicate of the event may be at work, too. */
    public FunctionDeployment claimed(String call, Instant now) {
        return put(CLAIMED_BY, call).put(CLAIMED_AT, now);
    }

    public FunctionDeployment released() {
        return put(CLAIMED_BY, "");
    }

    /** A call whose answer was lost may still take effect: nobody asks again before this claim has run out. */
    public FunctionDeployment unanswered(Instant now) {
        return claimed("an answer that was lost", now).put(UNANSWERED, unanswered() + 1);
    }

    public int unanswered() {
        return UNANSWERED.find(json).orElse(0);
    }

    public boolean claimedByAnother(String call, Instant now) {
        String owner = CLAIMED_BY.find(json).orElse("");
        return !owner.isEmpty()
                && !owner.equals(call)
                && now.isBefore(CLAIMED_AT.find(json).orElse(Instant.EPOCH).plus(CLAIM));
    }

    /** Nobody has asked for anything, not even without an answer. */
    public boolean untouched() {
        return (is(Phase.PENDING) || is(Phase.NO_ALIAS) || is(Phase.UNCHANGED) || is(Phase.LEFT_OUT))
                && CLAIMED_AT.find(json).isEmpty();
    }

    public Phase phase() {
        return PHASE.need(json);
    }

    public boolean is(Phase phase) {
        return phase() == phase;
    }

    public String function() {
        return FUNCTION.need(json);
    }

    public String alias() {
        return ALIAS.need(json);
    }

    public String target() {
        return TO.need(json);
    }

    public Optional<String> from() {
        return FROM.find(json);
    }

    /** Only of a function that is shifted. */
    public String current() {
        return FROM.need(json);
    }

    public Optional<String> deploymentId() {
        return DEPLOYMENT_ID.find(json);
    }

    public Optional<String> returnDeploymentId() {
        return RETURN_DEPLOYMENT_ID.find(json);
    }

    public Instant endedAt() {
        return ENDED_AT.find(json).orElse(Instant.EPOCH);
    }

    /** When it failed, by the clock of who knows best; later than everything where it has not. */
    public Instant failedAt() {
        return FAILED_AT.find(json).orElse(Instant.MAX);
    }

    public String config() {
        return CONFIG.need(json);
    }

    public List<String> alarms() {
        return ALARMS.find(json).orElse(List.of());
    }

    public int wave() {
        return WAVE.find(json).orElse(FIRST_WAVE);
    }

    public Optional<String> note() {
        return NOTE.find(json);
    }

    /** The version that a half shifted alias shall rest on first. */
    public Optional<String> repair() {
        return REPAIR.find(json);
    }

    /** The hook of a lifecycle event that is still to be asked on a first release, where there is no alias to shift. */
    public Optional<String> unasked(String event) {
        boolean asked = events().stream().anyMatch(one -> one.name().equals(event));
        return asked ? Optional.empty() : (event.startsWith("Before") ? BEFORE : AFTER).find(json);
    }

    public List<DeploymentEvent> events() {
        return EVENTS.find(json).orElse(List.of());
    }

    public List<TrafficWeight> weights() {
        return WEIGHTS.find(json).orElse(List.of());
    }

    /** The share of the target as it was seen last. */
    public int percent() {
        List<TrafficWeight> weights = weights();
        return weights.isEmpty() ? 0 : weights.getLast().percent();
    }

    /** Why it failed. */
    public Optional<String> said() {
        return SAID.find(json);
    }

    /** Of a function that is shifted. */
    public Optional<String> appSpec() {
        return APP_SPEC.find(json);
    }

    /** Of the AppSpec, hex. */
    public Optional<String> sha256() {
        return SHA256.find(json);
    }

    private <T> FunctionDeployment put(Field<T> field, T value) {
        return new FunctionDeployment(id, field.put(json, value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FunctionDeployment that
                && id.equals(that.id)
                && Json.text(json).equals(Json.text(that.json));
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, Json.text(json));
    }

    @Override
    public String toString() {
        return "FunctionDeployment[" + id + ", " + phase() + "]";
    }
}

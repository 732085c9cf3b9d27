package io.pointsman.release.record;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One function of an attempt, with what holds for each of them; what only some can be asked is in the alternatives. Immutable; its
 * methods read, or make the next state. What this version does not know stays as it is.
 */
public abstract sealed class FunctionDeployment permits NotShifted, FirstAlias, ShiftedFunction {
    /** The turn of a function that asks for none. */
    public static final int FIRST_WAVE = 1;

    private final String id;
    private final JsonObject json;

    FunctionDeployment(String id, JsonObject json) {
        this.id = id;
        this.json = json;
    }

    /**
     * What of a function is known before it is planned.
     *
     * @param id of the function in the stack
     * @param function its physical name
     * @param version that the alias shall point to
     * @param config name of the deployment configuration
     * @param wave its turn, from 1
     */
    public record Target(
            String id, String function, String alias, String version, String config, List<String> alarms, int wave) {
        JsonObject json(Phase phase) {
            JsonObject start = FunctionFields.FUNCTION.put(JsonObject.empty(), function);
            start = FunctionFields.TO.put(FunctionFields.ALIAS.put(start, alias), version);
            start = FunctionFields.CONFIG.put(FunctionFields.PHASE.put(start, phase), config);
            return FunctionFields.WAVE.put(FunctionFields.ALARMS.put(start, alarms), wave);
        }
    }

    /** The alternative that the record has. */
    static FunctionDeployment read(String id, JsonObject json) {
        return switch (FunctionFields.PHASE.need(json)) {
            case UNCHANGED, LEFT_OUT -> new NotShifted(id, json);
            case NO_ALIAS, CREATED -> new FirstAlias(id, json);
            case PENDING, SUCCEEDED -> new Startable(id, json);
            case IN_PROGRESS, STOPPING, CODEDEPLOY_ROLLING_BACK, ROLLING_BACK -> new Shifting(id, json);
            case FAILED, ROLLED_BACK, SKIPPED ->
                FunctionFields.FROM.find(json).isPresent() ? new NotArrived(id, json) : new FirstAlias(id, json);
        };
    }

    /** The same alternative in another state. */
    abstract FunctionDeployment in(JsonObject next);

    /** Nobody has asked for anything, not even without an answer. */
    public abstract boolean isUntouched();

    final JsonObject json() {
        return json;
    }

    final <T> JsonObject with(Field<T> field, T value) {
        return field.put(json, value);
    }

    /** @return the state with this phase, and with no claim: nothing is to be asked for any more */
    final JsonObject at(Phase phase) {
        JsonObject next = with(FunctionFields.PHASE, phase);
        return FunctionFields.CLAIMED_BY.find(json).isPresent() ? FunctionFields.CLAIMED_BY.put(next, "") : next;
    }

    final JsonObject failedAt(Instant now, String what) {
        return FunctionFields.SAID.put(FunctionFields.FAILED_AT.put(at(Phase.FAILED), now), what);
    }

    public final String id() {
        return id;
    }

    public final Phase phase() {
        return FunctionFields.PHASE.need(json);
    }

    public final boolean is(Phase phase) {
        return phase() == phase;
    }

    public final String function() {
        return FunctionFields.FUNCTION.need(json);
    }

    public final String alias() {
        return FunctionFields.ALIAS.need(json);
    }

    public final String target() {
        return FunctionFields.TO.need(json);
    }

    public final String config() {
        return FunctionFields.CONFIG.need(json);
    }

    public final List<String> alarms() {
        return FunctionFields.ALARMS.find(json).orElse(List.of());
    }

    /** Names of the alarms that are made for it. */
    public final List<String> generatedAlarms() {
        return FunctionFields.GENERATED_ALARMS.find(json).orElse(List.of());
    }

    /** All that stop its deployment. */
    public final List<String> heededAlarms() {
        return Stream.concat(alarms().stream(), generatedAlarms().stream()).toList();
    }

    /** How many calls reached its version while its traffic moved, once that is counted. */
    public final Optional<Integer> calls() {
        return FunctionFields.CALLS.find(json);
    }

    public final FunctionDeployment called(long times) {
        return in(with(FunctionFields.CALLS, (int) Math.min(times, Integer.MAX_VALUE)));
    }

    public final int wave() {
        return FunctionFields.WAVE.find(json).orElse(FIRST_WAVE);
    }

    /** What is remarkable about its way, for people. */
    public final Optional<String> note() {
        return FunctionFields.NOTE.find(json);
    }

    public final FunctionDeployment noted(String what) {
        return in(with(FunctionFields.NOTE, what));
    }

    /** Beside what is remarkable already. */
    public final FunctionDeployment notedToo(String what) {
        return noted(note().filter(before -> !before.contains(what))
                .map(before -> before + "; " + what)
                .orElse(what));
    }

    /** The version that a half shifted alias shall rest on first. */
    public final Optional<String> repair() {
        return FunctionFields.REPAIR.find(json);
    }

    /**
     * Its alias is half shifted, and has to rest on its own version first.
     *
     * @param version the alias's own
     */
    public final FunctionDeployment repairing(String version, String note) {
        return in(FunctionFields.NOTE.put(with(FunctionFields.REPAIR, version), note));
    }

    public final List<DeploymentEvent> events() {
        return FunctionFields.EVENTS.find(json).orElse(List.of());
    }

    /** What happened in its deployment, hooks first of all. */
    public final FunctionDeployment lived(List<DeploymentEvent> events) {
        return events.isEmpty() ? this : in(added(FunctionFields.EVENTS, events(), events));
    }

    public final List<TrafficWeight> weights() {
        return FunctionFields.WEIGHTS.find(json).orElse(List.of());
    }

    /** The share of the target as it was seen last. */
    public final int percent() {
        List<TrafficWeight> weights = weights();
        return weights.isEmpty() ? 0 : weights.getLast().percent();
    }

    /** The share of the target, when it is another than before. */
    public final FunctionDeployment weighed(Instant now, int percent) {
        return percent == percent()
                ? this
                : in(added(FunctionFields.WEIGHTS, weights(), List.of(new TrafficWeight(now, percent))));
    }

    private <T> JsonObject added(Field<List<T>> field, List<T> before, List<T> items) {
        return with(field, Stream.concat(before.stream(), items.stream()).toList());
    }

    /** Its alias was made by this release's stack operation, and takes calls already. */
    public final boolean isMadeByStack() {
        return FunctionFields.BY_STACK.find(json).orElse(false);
    }

    /** Why it failed. */
    public final Optional<String> said() {
        return FunctionFields.SAID.find(json);
    }

    /** When it failed, by the clock of who knows best; later than everything where it has not. */
    public final Instant failedAt() {
        return FunctionFields.FAILED_AT.find(json).orElse(Instant.MAX);
    }

    /** The job ends, and it is not known to have come to rest. */
    public final FunctionDeployment left(Instant now, String what) {
        JsonObject failed = FunctionFields.SAID.put(
                at(Phase.FAILED), said().map(cause -> cause + "\n").orElse("") + what);
        boolean timed = FunctionFields.FAILED_AT.find(json).isPresent();
        return read(id, timed ? failed : FunctionFields.FAILED_AT.put(failed, now));
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof FunctionDeployment that
                && id.equals(that.id)
                && Json.text(json).equals(Json.text(that.json));
    }

    @Override
    public final int hashCode() {
        return Objects.hash(id, Json.text(json));
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + id + ", " + phase() + "]";
    }
}

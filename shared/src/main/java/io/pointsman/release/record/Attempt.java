package io.pointsman.release.record;

import io.pointsman.engine.FailureKind;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to shift a release: the section {@code shift} of the release record. A job that is repeated finds its attempt here;
 * a retry after a verdict makes a new one. Immutable; its methods read, or make the next state. What this version does not know
 * stays as it is.
 */
public final class Attempt {
    private static final int REMEMBERED = 20;

    /** Where an attempt as a whole is. */
    public enum State {
        MOVING,
        SETTLING,
        SUCCEEDED,
        FAILED;

        /** As the record has it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How an attempt begins.
     *
     * @param config name of the deployment configuration
     * @param to {@code previous} or a release id, as the user asked; empty where nobody did
     * @param restores the release whose versions come back
     * @param startedBy id of the job
     */
    public record Start(
            String releaseId,
            String alias,
            String application,
            String config,
            Optional<String> to,
            Optional<String> restores,
            String startedBy,
            Instant startedAt) {}

    private static final Field<Integer> NUMBER = Field.required("attempt", FieldShape.COUNT);
    private static final Field<State> STATE = Field.required("state", FieldShape.oneOf(State.class, State::word));
    private static final Field<String> RELEASE_ID = Field.required("releaseId", FieldShape.TEXT);
    private static final Field<String> RESTORES = Field.optional("restores", FieldShape.TEXT);
    private static final Field<String> TO = Field.optional("to", FieldShape.TEXT);
    private static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT);
    private static final Field<String> APPLICATION = Field.optional("application", FieldShape.TEXT);
    private static final Field<String> CONFIG = Field.optional("config", FieldShape.TEXT);
    private static final Field<String> STARTED_BY = Field.required("startedBy", FieldShape.TEXT);
    private static final Field<Instant> STARTED_AT = Field.required("startedAt", FieldShape.MOMENT);
    private static final Field<Instant> ENDED_AT = Field.optional("endedAt", FieldShape.MOMENT);
    private static final Field<FailureKind> KIND =
            Field.optional("kind", FieldShape.oneOf(FailureKind.class, FailureKind::name));
    private static final Field<String> CAUSE = Field.optional("cause", FieldShape.TEXT);
    private static final Field<String> VERDICT = Field.optional("verdict", FieldShape.TEXT);
    private static final Field<Boolean> TAKEN_BACK =
            Field.optional("takenBack", FieldShape.FLAG.described("nothing of the release is left in production"));
    static final Field<Map<String, JsonObject>> FUNCTIONS =
            Field.required("functions", FieldShape.mapOf(FunctionFields.SHAPE));
    private static final Field<List<JsonObject>> EARLIER =
            Field.optional("earlier", FieldShape.ANY_LIST.described("Earlier attempts, each of the same shape"));

    static final ObjectShape<Attempt> SHAPE = ObjectShape.of(
            Attempt::new,
            Attempt::json,
            NUMBER,
            STATE,
            RELEASE_ID,
            RESTORES,
            TO,
            ALIAS,
            APPLICATION,
            CONFIG,
            STARTED_BY,
            STARTED_AT,
            ENDED_AT,
            KIND,
            CAUSE,
            VERDICT,
            TAKEN_BACK,
            FUNCTIONS,
            EARLIER);

    /** What a report repeats of it, in this order. */
    private static final List<Field<?>> REPORTED = List.of(
            RELEASE_ID, RESTORES, NUMBER, ALIAS, APPLICATION, STATE, STARTED_BY, STARTED_AT, ENDED_AT, CAUSE, VERDICT);

    private final JsonObject json;

    Attempt(JsonObject json) {
        this.json = json;
    }

    /** The first attempt, or the one after {@code earlier}. */
    public static Attempt begin(Start start, Optional<Attempt> earlier, List<FunctionDeployment> functions) {
        return of(
                earlier.map(Attempt::number).orElse(0) + 1,
                start,
                earlier.map(Attempt::history).orElse(List.of()),
                functions);
    }

    /** One that is in no record any more, by what else is known of it. */
    public static Attempt recovered(int number, Start start, List<FunctionDeployment> functions) {
        return of(number, start, List.of(), functions);
    }

    private static Attempt of(int number, Start start, List<JsonObject> earlier, List<FunctionDeployment> functions) {
        JsonObject json = NUMBER.put(JsonObject.empty(), number);
        json = RELEASE_ID.put(STATE.put(json, State.MOVING), start.releaseId());
        json = APPLICATION.put(ALIAS.put(json, start.alias()), start.application());
        json = RESTORES.put(TO.put(CONFIG.put(json, start.config()), start.to()), start.restores());
        json = STARTED_AT.put(STARTED_BY.put(json, start.startedBy()), start.startedAt());
        json = EARLIER.put(FUNCTIONS.put(json, Map.of()), earlier);
        Attempt attempt = new Attempt(json);
        for (FunctionDeployment function : functions) {
            attempt = attempt.with(function);
        }
        return attempt;
    }

    private List<JsonObject> history() {
        List<JsonObject> all = new ArrayList<>(EARLIER.find(json).orElse(List.of()));
        all.add(EARLIER.put(json, List.of()));
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    /** The attempts before, the first one first. */
    public List<Attempt> earlier() {
        return EARLIER.find(json).orElse(List.of()).stream().map(Attempt::new).toList();
    }

    JsonObject json() {
        return json;
    }

    /** What a report repeats of it; a member for each fact that there is. */
    JsonObject reported(JsonObject report) {
        return Field.copied(REPORTED, json, report);
    }

    public int number() {
        return NUMBER.find(json).orElse(0);
    }

    public State state() {
        return STATE.need(json);
    }

    public boolean open() {
        return state() == State.MOVING || state() == State.SETTLING;
    }

    /** Something has failed, and what moves is brought to its end. */
    public boolean isEnding() {
        return state() == State.SETTLING;
    }

    /** Nothing was asked of CodeDeploy or Lambda: it can be planned anew. */
    public boolean untouched() {
        return state() == State.MOVING && functions().allMatch(FunctionDeployment::isUntouched);
    }

    /** Every function is where it should be, and only the record does not say so yet. */
    public boolean hasArrived() {
        return state() == State.MOVING
                && functions()
                        .allMatch(function -> function.is(Phase.SUCCEEDED)
                                || function.is(Phase.CREATED)
                                || function.is(Phase.UNCHANGED)
                                || function.is(Phase.LEFT_OUT));
    }

    public String alias() {
        return ALIAS.need(json);
    }

    /** The CodeDeploy application, where the record has it. */
    public Optional<String> application() {
        return APPLICATION.find(json);
    }

    /** Name of the deployment configuration, where the record has it. */
    public Optional<String> config() {
        return CONFIG.find(json);
    }

    /** Id of the job. */
    public String startedBy() {
        return STARTED_BY.find(json).orElse("");
    }

    public Instant startedAt() {
        return STARTED_AT.need(json);
    }

    public Optional<Instant> endedAt() {
        return ENDED_AT.find(json);
    }

    public Stream<FunctionDeployment> functions() {
        return all().entrySet().stream().map(one -> FunctionDeployment.read(one.getKey(), one.getValue()));
    }

    private Map<String, JsonObject> all() {
        return FUNCTIONS.find(json).orElse(Map.of());
    }

    public Stream<FunctionDeployment> in(Phase phase) {
        return functions().filter(function -> function.is(phase));
    }

    /** @param type of the functions that are in this phase */
    public <T extends FunctionDeployment> Stream<T> in(Phase phase, Class<T> type) {
        return in(phase).map(type::cast);
    }

    public Optional<FunctionDeployment> function(String id) {
        return Optional.ofNullable(all().get(id)).map(found -> FunctionDeployment.read(id, found));
    }

    public Attempt with(FunctionDeployment function) {
        Map<String, JsonObject> functions = new LinkedHashMap<>(all());
        functions.put(function.id(), function.json());
        return new Attempt(FUNCTIONS.put(json, functions));
    }

    /** What failed first is the cause; what failed later may have failed because of it. */
    public Optional<String> firstFailure() {
        return functions()
                .filter(function -> function.said().isPresent())
                .min(Comparator.comparing(FunctionDeployment::failedAt))
                .flatMap(FunctionDeployment::said);
    }

    /** Something failed. What failed first is the cause, and stays it. */
    public Attempt settling(FailureKind kind, String cause) {
        return state() == State.MOVING
                ? new Attempt(CAUSE.put(KIND.put(STATE.put(json, State.SETTLING), kind), cause))
                : this;
    }

    public Attempt succeeded(Instant now) {
        return ended(State.SUCCEEDED, now);
    }

    /** @param takenBack nothing of the release is left in production */
    public Attempt failed(String verdict, boolean takenBack, Instant now) {
        return new Attempt(TAKEN_BACK.put(VERDICT.put(ended(State.FAILED, now).json, verdict), takenBack));
    }

    private Attempt ended(State state, Instant now) {
        return new Attempt(ENDED_AT.put(STATE.put(json, state), now));
    }

    /** {@code previous} or a release id, as the user asked. */
    public Optional<String> to() {
        return TO.find(json);
    }

    public Optional<String> restores() {
        return RESTORES.find(json);
    }

    /** The release that production is on once this attempt succeeds. */
    public String release() {
        return restores().orElseGet(() -> RELEASE_ID.need(json));
    }

    public FailureKind kind() {
        return KIND.find(json).orElse(FailureKind.JOB_FAILED);
    }

    public String cause() {
        return CAUSE.find(json).orElse("");
    }

    /** Nothing of the release is left in production. */
    public boolean isTakenBack() {
        return TAKEN_BACK.find(json).orElse(false);
    }

    public String verdict() {
        return VERDICT.find(json).orElse("");
    }

    /** Logical ids and targets. */
    public Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        functions().forEach(function -> targets.put(function.id(), function.target()));
        return targets;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attempt that && Json.text(json).equals(Json.text(that.json));
    }

    @Override
    public int hashCode() {
        return Json.text(json).hashCode();
    }

    @Override
    public String toString() {
        return "Attempt[" + number() + ", " + state() + ", " + targets() + "]";
    }
}

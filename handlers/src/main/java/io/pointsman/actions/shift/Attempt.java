package io.pointsman.actions.shift;

import io.pointsman.engine.FailureKind;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One attempt to shift a release: the section {@code shift} of the release record. A job that is repeated finds its attempt here;
 * a retry after a verdict makes a new one. Immutable; its methods read, or make the next state.
 */
record Attempt(JsonObject json) {
    private static final int REMEMBERED = 20;

    /** Where an attempt as a whole is. */
    enum State {
        MOVING,
        SETTLING,
        SUCCEEDED,
        FAILED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word().equals(word)) {
                    return state;
                }
            }
            throw new JsonTrouble("release record, shift: state " + word + " is none of ours");
        }
    }

    /**
     * The first attempt, or the one after {@code earlier}.
     *
     * @param restores the release whose versions come back
     */
    static Attempt begin(
            ShiftRequest request,
            Optional<String> restores,
            Optional<Attempt> earlier,
            Instant now,
            List<FunctionShift> functions) {
        JsonObject start = JsonObject.of("attempt", earlier.map(Attempt::number).orElse(0) + 1)
                .with("state", State.MOVING.word())
                .with("releaseId", request.releaseId())
                .with("alias", request.track().alias())
                .with("application", request.application())
                .with("config", request.track().config().name())
                .with("to", request.to())
                .with("restores", restores)
                .with("startedBy", request.job())
                .with("startedAt", now.toString())
                .with("functions", Map.of())
                .with("earlier", earlier.map(Attempt::history).orElse(List.of()));
        Attempt attempt = new Attempt(start);
        for (FunctionShift function : functions) {
            attempt = attempt.with(function);
        }
        return attempt;
    }

    private List<JsonObject> history() {
        List<JsonObject> all = new ArrayList<>(json.objects("earlier"));
        all.add(json.with("earlier", List.of()));
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    int number() {
        return json.number("attempt").orElse(0L).intValue();
    }

    State state() {
        return State.of(json.needText("state"));
    }

    boolean open() {
        return state() == State.MOVING || state() == State.SETTLING;
    }

    /** Something has failed, and what moves is brought to its end. */
    boolean isEnding() {
        return state() == State.SETTLING;
    }

    /** Nothing was asked of CodeDeploy or Lambda: it can be planned anew. */
    boolean untouched() {
        return state() == State.MOVING && functions().allMatch(FunctionShift::untouched);
    }

    /** Every function is where it should be, and only the record does not say so yet. */
    boolean hasArrived() {
        return state() == State.MOVING
                && functions()
                        .allMatch(function -> function.is(Phase.MOVED)
                                || function.is(Phase.CREATED)
                                || function.is(Phase.KEPT)
                                || function.is(Phase.LEFT_OUT));
    }

    boolean startedBy(ShiftRequest request) {
        return !request.manual() && json.text("startedBy").equals(Optional.of(request.job()));
    }

    Instant startedAt() {
        return Instant.parse(json.needText("startedAt"));
    }

    Stream<FunctionShift> functions() {
        JsonObject all = json.objectOrEmpty("functions");
        return all.members().keySet().stream().map(id -> new FunctionShift(id, all.objectOrEmpty(id)));
    }

    Stream<FunctionShift> in(Phase phase) {
        return functions().filter(function -> function.is(phase));
    }

    Optional<FunctionShift> function(String id) {
        return json.objectOrEmpty("functions").object(id).map(found -> new FunctionShift(id, found));
    }

    Attempt with(FunctionShift function) {
        return new Attempt(
                json.with("functions", json.objectOrEmpty("functions").with(function.id(), function.json())));
    }

    /** What failed first is the cause; what failed later may have failed because of it. */
    Optional<String> firstFailure() {
        return functions()
                .filter(function -> function.said().isPresent())
                .min(Comparator.comparing(FunctionShift::failedAt))
                .flatMap(FunctionShift::said);
    }

    /** Something failed. What failed first is the cause, and stays it. */
    Attempt settling(FailureKind kind, String cause) {
        if (state() != State.MOVING) {
            return this;
        }
        return new Attempt(json.with("state", State.SETTLING.word())
                .with("kind", kind.name())
                .with("cause", cause));
    }

    Attempt succeeded(Instant now) {
        return ended(State.SUCCEEDED, now);
    }

    Attempt failed(Verdict.Conclusion verdict, Instant now) {
        return new Attempt(
                ended(State.FAILED, now).json.with("verdict", verdict.text()).with("takenBack", verdict.takenBack()));
    }

    private Attempt ended(State state, Instant now) {
        return new Attempt(json.with("state", state.word()).with("endedAt", now.toString()));
    }

    /** {@code previous} or a release id, as the user asked. */
    Optional<String> to() {
        return json.text("to");
    }

    Optional<String> restores() {
        return json.text("restores");
    }

    /** The release that production is on once this attempt succeeds. */
    String release() {
        return restores().orElseGet(() -> json.needText("releaseId"));
    }

    FailureKind kind() {
        return FailureKind.valueOf(json.text("kind").orElse(FailureKind.JOB_FAILED.name()));
    }

    String cause() {
        return json.text("cause").orElse("");
    }

    /** Nothing of the release is left in production. */
    boolean isTakenBack() {
        return json.flag("takenBack").orElse(false);
    }

    String verdict() {
        return json.text("verdict").orElse("");
    }

    /** Logical ids and targets. */
    Map<String, String> vector() {
        Map<String, String> vector = new LinkedHashMap<>();
        functions().forEach(function -> vector.put(function.id(), function.target()));
        return vector;
    }
}

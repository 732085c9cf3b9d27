package io.pointsman.actions.execute;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.StackStatus;
import java.util.List;

/** Executions of the stack {@code web} that end in each status that they can end in. */
final class StackEndings {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");

    private final StackPlace place;

    StackEndings(StackPlace place) {
        this.place = place;
    }

    Outcome outcome(StackStatus status) {
        return switch (status) {
            case CREATE_COMPLETE -> first(WEB, WEB, topic("A", "one", ""));
            case CREATE_FAILED -> first(WEB, WEB.with("DisableRollback", true), topic("A", "one", "Fails: CREATE"));
            case ROLLBACK_COMPLETE -> first(WEB, WEB, topic("A", "one", "Fails: CREATE"));
            case ROLLBACK_FAILED -> first(WEB, WEB, stuck());
            case DELETE_COMPLETE ->
                first(WEB.with("OnStackFailure", "DELETE"), WEB, topic("A", "one", "Fails: CREATE"));
            case DELETE_FAILED -> first(WEB.with("OnStackFailure", "DELETE"), WEB, stuck());
            case UPDATE_COMPLETE -> second(WEB, "", "");
            case UPDATE_FAILED -> second(WEB.with("DisableRollback", true), "", "Fails: UPDATE");
            case UPDATE_ROLLBACK_COMPLETE -> second(WEB, "", "Fails: UPDATE");
            case UPDATE_ROLLBACK_FAILED -> second(WEB, "Fails: ROLLBACK", "Fails: UPDATE");
            default -> throw new AssertionError(status);
        };
    }

    private static String topic(String id, String name, String marker) {
        return "  " + id + ": {Type: 'AWS::SNS::Topic', Properties: {DisplayName: " + name
                + "}, Metadata: {PointsmanLocal: {" + marker + "}}}\n";
    }

    /** Made, and impossible to delete when the other one fails. */
    private static String stuck() {
        return topic("Stuck", "x", "Fails: DELETE") + topic("Bad", "x", "Fails: CREATE, Takes: 3");
    }

    private Outcome first(JsonObject changeSet, JsonObject execute, String resources) {
        place.template = "Resources:\n" + String.join("", List.of(resources));
        Outcome made = ChangeSetRun.of(place, changeSet);
        if (!(made instanceof Outcome.Succeeded)) {
            throw new AssertionError(made);
        }
        return ExecuteRun.of(place, execute);
    }

    private Outcome second(JsonObject execute, String before, String after) {
        first(WEB, WEB, topic("A", "one", before));
        place.run = "run-2";
        return first(WEB, execute, topic("A", "two", after));
    }
}

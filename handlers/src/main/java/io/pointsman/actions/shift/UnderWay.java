package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.Commands;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.release.AliasCommand;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FirstAlias;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotArrived;
import io.pointsman.release.record.NotShifted;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.Shifting;
import io.pointsman.release.record.Startable;
import io.pointsman.runtime.Names;
import java.util.List;
import java.util.Optional;

/** Names what may still move, and how a person stops it: for a job that has to end, or be tried again, before all is settled. */
final class UnderWay {
    private final ShiftRequest request;

    UnderWay(ShiftRequest request) {
        this.request = request;
    }

    /** Each on a line of its own, the first one too; empty when nothing moves. */
    String of(Attempt attempt) {
        List<String> lines =
                attempt.functions().flatMap(function -> line(function).stream()).toList();
        return lines.isEmpty()
                ? ""
                : "\nUnder way (each is in section shift of the release record):\n" + Names.lines(lines);
    }

    /** How one function can be stopped or seen; empty for one that does not move. */
    Optional<String> line(FunctionDeployment function) {
        String alias = "alias " + function.alias() + " of " + function.function();
        return switch (function) {
            case Shifting shifting -> line(shifting, alias);
            case Startable startable -> line(startable, alias);
            case FirstAlias first ->
                first.is(Phase.CREATED) && !first.isMadeByStack()
                        ? Optional.of(alias + " was created: " + Commands.removeAlias(first.function(), first.alias()))
                        : Optional.empty();
            case NotShifted ignored -> Optional.empty();
            case NotArrived ignored -> Optional.empty();
        };
    }

    private static Optional<String> line(Shifting function, String alias) {
        if (function.is(Phase.ROLLING_BACK)) {
            return function.returnDeploymentId()
                    .map(id -> "deployment " + id + " takes back " + alias + ": " + Commands.look(id));
        }
        return function.deploymentId()
                .map(id -> function.is(Phase.CODEDEPLOY_ROLLING_BACK)
                        ? "CodeDeploy may be bringing back " + alias + " after deployment " + id + ": "
                                + Commands.look(id)
                        : "deployment " + id + " moves " + alias + ": " + Commands.stop(id));
    }

    private Optional<String> line(Startable function, String alias) {
        if (function.is(Phase.SUCCEEDED)) {
            return Optional.of(alias + " is on version " + function.target() + "; back to the version before: "
                    + AliasCommand.route(function.function(), function.alias(), function.current()));
        }
        return function.isUntouched()
                ? Optional.empty()
                : Optional.of("a deployment that moves " + alias + " may have been asked for: "
                        + Commands.underWay(request.groupId(function.id())));
    }

    /** Where the record itself cannot be read, it does not name what moves. */
    static String unknown(ShiftRequest request) {
        return "\nA shift of stack " + request.stack() + " is under way, and its record, which names the deployments,"
                + " cannot be read. They are those of application " + request.application() + " among these: aws deploy"
                + " list-deployments --include-only-statuses Created Queued InProgress; stop each: "
                + Commands.stop("ID");
    }
}

package io.pointsman.actions.shift;

import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
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
        return switch (function.phase()) {
            case IN_PROGRESS, STOPPING ->
                function.deploymentId().map(id -> "deployment " + id + " moves " + alias + ": " + Commands.stop(id));
            case CODEDEPLOY_ROLLING_BACK ->
                function.deploymentId()
                        .map(id -> "CodeDeploy may be bringing back " + alias + " after deployment " + id + ": "
                                + Commands.look(id));
            case ROLLING_BACK ->
                function.returnDeploymentId()
                        .map(id -> "deployment " + id + " takes back " + alias + ": " + Commands.look(id));
            case PENDING ->
                function.untouched()
                        ? Optional.empty()
                        : Optional.of("a deployment that moves " + alias + " may have been asked for: "
                                + Commands.underWay(request.groupId(function.id())));
            case SUCCEEDED ->
                Optional.of(alias + " is on version " + function.target() + "; back to the version before: "
                        + Commands.route(function.function(), function.alias(), function.current()));
            case CREATED ->
                function.isMadeByStack()
                        ? Optional.empty()
                        : Optional.of(
                                alias + " was created: " + Commands.removeAlias(function.function(), function.alias()));
            case UNCHANGED, LEFT_OUT, NO_ALIAS, FAILED, ROLLED_BACK, SKIPPED -> Optional.empty();
        };
    }

    /** Where the record itself cannot be read, it does not name what moves. */
    static String unknown(ShiftRequest request) {
        return "\nA shift of stack " + request.stack() + " is under way, and its record, which names the deployments,"
                + " cannot be read. They are those of application " + request.application() + " among these: aws deploy"
                + " list-deployments --include-only-statuses Created Queued InProgress; stop each: "
                + Commands.stop("ID");
    }
}

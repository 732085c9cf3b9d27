package io.pointsman.actions.shift;

import io.pointsman.engine.Outcome;
import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.ReleaseEnd;
import io.pointsman.runtime.Workplace;
import java.util.Optional;

/** The Lambda function {@code shift}. */
public final class ShiftHandler extends ActionFunction {
    public ShiftHandler() {
        super(ShiftHandler::action, ShiftHandler::end);
    }

    /** The last action of a release: what it says, the release has come to. */
    private static Optional<ReleaseEnd> end(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded ignored -> Optional.of(ReleaseEnd.SUCCEEDED);
            case Outcome.InProgress ignored -> Optional.empty();
            case Outcome.Late ignored -> Optional.empty();
            case Outcome.Failed failed -> Optional.of(failed.takenBack() ? ReleaseEnd.ROLLED_BACK : ReleaseEnd.FAILED);
        };
    }

    private static ShiftAction action(Workplace groupId) {
        Ports ports = new Ports(
                new SdkAliases(groupId.clients().lambda()),
                new SdkDeployments(
                        groupId.clients().codeDeploy(), () -> groupId.clients().deployer()),
                new SdkCodeDeployGroups(groupId.clients().codeDeploy()),
                new SdkFirstHooks(groupId.clients().invoker()),
                new SdkAlarms(() -> groupId.clients().cloudWatch()),
                groupId.records(),
                groupId.clock());
        return new ShiftAction(
                groupId.artifacts(), ports, () -> groupId.environment().need("CODEDEPLOY_ROLE_ARN"));
    }
}

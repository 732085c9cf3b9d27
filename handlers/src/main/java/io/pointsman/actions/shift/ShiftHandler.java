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

    private static ShiftAction action(Workplace place) {
        Ports ports = new Ports(
                new SdkAliases(place.clients().lambda()),
                new SdkDeployments(
                        place.clients().codeDeploy(), () -> place.clients().deployer()),
                new SdkPlaces(place.clients().codeDeploy()),
                new SdkFirstHooks(place.clients().invoker()),
                new SdkAlarms(() -> place.clients().cloudWatch()),
                place.records(),
                place.clock());
        return new ShiftAction(
                place.artifacts(), ports, () -> place.environment().need("CODEDEPLOY_ROLE_ARN"));
    }
}

package io.pointsman.actions.shift;

import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.sdk.SdkAlarms;
import io.pointsman.actions.shift.sdk.SdkAliases;
import io.pointsman.actions.shift.sdk.SdkCodeDeployGroups;
import io.pointsman.actions.shift.sdk.SdkDeployments;
import io.pointsman.actions.shift.sdk.SdkFirstHooks;
import io.pointsman.actions.shift.sdk.SdkVersionWatch;
import io.pointsman.actions.shift.settings.ShiftKeys;
import io.pointsman.engine.Outcome;
import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.ReleaseEvent;
import io.pointsman.runtime.SdkStackFunctions;
import io.pointsman.runtime.Workplace;
import io.pointsman.settings.Key;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The Lambda function {@code shift}. */
public final class ShiftHandler extends ActionFunction {
    public ShiftHandler() {
        super(ShiftHandler::action, ShiftHandler::end, List.of(ShiftKeys.ALIAS, ShiftKeys.APPLICATION));
    }

    /** What may be set for it, beside the keys that every action knows. */
    public static List<Key<?>> keys() {
        return ShiftKeys.ALL;
    }

    /** The last action of a release: what it says, the release has come to. */
    static Optional<ReleaseEvent> end(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded ignored -> Optional.of(ReleaseEvent.SUCCEEDED);
            case Outcome.InProgress ignored -> Optional.empty();
            case Outcome.Late ignored -> Optional.empty();
            case Outcome.Failed failed ->
                Optional.of(failed.takenBack() ? ReleaseEvent.ROLLED_BACK : ReleaseEvent.FAILED);
        };
    }

    private static ShiftAction action(Workplace workplace) {
        Ports ports = new Ports(
                new SdkStackFunctions(workplace.clients().cloudFormation()),
                new SdkAliases(workplace.clients().lambda()),
                new SdkDeployments(
                        workplace.clients().codeDeploy(),
                        () -> workplace.clients().deployer()),
                new SdkCodeDeployGroups(workplace.clients().codeDeploy()),
                new SdkFirstHooks(workplace.clients().invoker()),
                new SdkAlarms(() -> workplace.clients().cloudWatch()),
                new SdkVersionWatch(() -> workplace.clients().cloudWatch()),
                workplace.records(),
                workplace.clock());
        return new ShiftAction(workplace.artifacts(), ports, defaultRole(workplace.environment()), workplace.call());
    }

    /** CodeDeploy's, where the user names none; a shift that needs none does without. */
    static Supplier<String> defaultRole(Workplace.Environment environment) {
        return () -> environment.need("CODEDEPLOY_ROLE_ARN");
    }
}

package io.pointsman.actions.shift;

import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.sdk.SdkAlarms;
import io.pointsman.actions.shift.sdk.SdkAliases;
import io.pointsman.actions.shift.sdk.SdkCodeDeployGroups;
import io.pointsman.actions.shift.sdk.SdkDeployments;
import io.pointsman.actions.shift.sdk.SdkFirstHooks;
import io.pointsman.actions.shift.sdk.SdkVersionWatch;
import io.pointsman.engine.Action;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.release.AliasState;
import io.pointsman.runtime.Artifacts;
import java.util.Map;
import java.util.Optional;

/** The action {@code shift} for scenes, over the functions of a stack. */
public final class ShiftInScene {
    private ShiftInScene() {}

    public static Action<?, ?> of(ReleasePlace place, Artifacts artifacts, Map<String, String> stack) {
        Ports ports = new Ports(
                name -> stack,
                new SdkAliases(place.paced),
                new SdkDeployments(place.codeDeploy, () -> place.codeDeploy),
                new SdkCodeDeployGroups(place.codeDeploy),
                new SdkFirstHooks(place.lambda),
                new SdkAlarms(() -> place.cloudWatch),
                new SdkVersionWatch(() -> place.cloudWatch),
                place,
                place.clock);
        return new ShiftAction(artifacts, ports, () -> "arn:aws:iam::123456789012:role/deploy");
    }

    /** An alias as Lambda has it. */
    public static Optional<AliasState> alias(ReleasePlace place, String function) {
        return new SdkAliases(place.lambda).find(function, "live");
    }
}

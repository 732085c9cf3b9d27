package io.pointsman.actions.shift;

import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.sdk.SdkAlarms;
import io.pointsman.actions.shift.sdk.SdkAliases;
import io.pointsman.actions.shift.sdk.SdkCodeDeployGroups;
import io.pointsman.actions.shift.sdk.SdkDeployments;
import io.pointsman.actions.shift.sdk.SdkFirstHooks;
import io.pointsman.actions.shift.sdk.SdkVersionWatch;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.runtime.SdkStackFunctions;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/** The action {@code shift} with the real SDK against the embedded endpoint. */
public final class ShiftRun {
    private ShiftRun() {}

    public static Outcome of(StackPlace place, CodeDeployClient codeDeploy, JsonObject userParameters) {
        return of(place, codeDeploy, codeDeploy, userParameters);
    }

    /** @param deployer for CreateDeployment */
    public static Outcome of(
            StackPlace place,
            CodeDeployClient codeDeploy,
            CodeDeployClient deployer,
            JsonObject userParameters,
            JobArtifact... outputs) {
        Ports ports = new Ports(
                new SdkStackFunctions(place.cloudFormation),
                new SdkAliases(place.lambda),
                new SdkDeployments(codeDeploy, () -> deployer),
                new SdkCodeDeployGroups(codeDeploy),
                new SdkFirstHooks(place.lambda),
                new SdkAlarms(() -> place.cloudWatch),
                new SdkVersionWatch(() -> place.cloudWatch),
                place,
                place.clock);
        return place.play(
                new ShiftAction(place, ports, () -> "arn:aws:iam::123456789012:role/deploy"), userParameters, outputs);
    }
}

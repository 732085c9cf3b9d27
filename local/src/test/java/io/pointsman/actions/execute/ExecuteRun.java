package io.pointsman.actions.execute;

import io.pointsman.cloudformation.SdkChangeSets;
import io.pointsman.engine.Outcome;
import io.pointsman.gates.S3Gates;
import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.StackPlace;

/** The action {@code execute} with the real SDK against the embedded endpoint. */
public final class ExecuteRun {
    private ExecuteRun() {}

    public static Outcome of(StackPlace place, JsonObject userParameters) {
        ExecuteAction.Ports ports = new ExecuteAction.Ports(
                new SdkExecutions(place.cloudFormation),
                new SdkChangeSets(place.cloudFormation),
                new SdkStackAliases(place.lambda, place.cloudFormation),
                new S3Gates(place.s3, StackPlace.BUCKET),
                place,
                place);
        return place.play(new ExecuteAction(place, ports, place.clock), userParameters);
    }
}

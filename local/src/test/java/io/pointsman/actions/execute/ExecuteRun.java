package io.pointsman.actions.execute;

import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.cloudformation.SdkChangeSets;
import io.pointsman.engine.Outcome;
import io.pointsman.gates.S3Gates;
import io.pointsman.json.JsonObject;
import io.pointsman.lambda.SdkFunctionReadings;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import io.pointsman.runtime.SdkStackFunctions;
import java.util.List;
import java.util.Optional;

/** The action {@code execute} with the real SDK against the embedded endpoint. */
public final class ExecuteRun {
    private ExecuteRun() {}

    public static Outcome of(StackPlace place, JsonObject userParameters) {
        return of(place, new SdkChangeSets(place.cloudFormation), userParameters);
    }

    /** @param changeSets what the action sees and sends; a test may lie to it */
    public static Outcome of(StackPlace place, ChangeSets changeSets, JsonObject userParameters) {
        return of(place, changeSets, new SdkStackAliases(place.lambda, place.cloudFormation), userParameters);
    }

    /** As if {@code execute} did not put back what a failed update has moved. */
    public static Outcome withoutPutBack(StackPlace place, ChangeSets changeSets, JsonObject userParameters) {
        StackAliases real = new SdkStackAliases(place.lambda, place.cloudFormation);
        StackAliases idle = new StackAliases() {
            @Override
            public Optional<Found> find(AliasArn alias) {
                return real.find(alias);
            }

            @Override
            public boolean putBack(AliasArn alias, AliasState wanted, Found seen) {
                return true;
            }

            @Override
            public List<String> named(String stack, List<String> ids) {
                return real.named(stack, ids);
            }
        };
        return of(place, changeSets, idle, userParameters);
    }

    private static Outcome of(
            StackPlace place, ChangeSets changeSets, StackAliases aliases, JsonObject userParameters) {
        ExecuteAction.Ports ports = new ExecuteAction.Ports(
                new SdkExecutions(place.cloudFormation),
                changeSets,
                aliases,
                new SdkOrphans(place.cloudFormation, place.lambda),
                new SdkStackFunctions(place.cloudFormation),
                new SdkFunctionReadings(place.lambda),
                new S3Gates(place.s3, StackPlace.BUCKET),
                new S3ReleasedObjects(place.s3),
                place,
                place);
        return place.play(new ExecuteAction(place, ports, place.clock), userParameters);
    }
}

package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.beside.S3PackagesBeside;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.cloudformation.SdkChangeSets;
import io.pointsman.cloudformation.SdkDeployedStacks;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.util.Optional;

/** The action {@code changeset} with the real SDK against the embedded endpoint. */
public final class ChangeSetRun {
    private ChangeSetRun() {}

    public static Outcome of(StackPlace place, JsonObject userParameters, JobArtifact... outputs) {
        return of(place, new SdkChangeSets(place.cloudFormation), userParameters, outputs);
    }

    /** @param changeSets what the action sees and sends; a test may lie to it */
    public static Outcome of(
            StackPlace place, ChangeSets changeSets, JsonObject userParameters, JobArtifact... outputs) {
        return of(place, changeSets, new S3Reviews(place.s3, StackPlace.BUCKET), userParameters, outputs);
    }

    static Outcome of(
            StackPlace place,
            ChangeSets changeSets,
            Reviews reviews,
            JsonObject userParameters,
            JobArtifact... outputs) {
        ChangeSetAction.Ports ports = new ChangeSetAction.Ports(
                changeSets,
                new S3Templates(place.s3, StackPlace.BUCKET),
                place,
                new SdkDeployedStacks(place.cloudFormation),
                new SdkAliasReadings(() -> place.lambda),
                new SdkEquivalentVersions(() -> place.lambda),
                reviews,
                new S3PackagesBeside(place.s3, StackPlace.BUCKET));
        return place.play(new ChangeSetAction(place, ports, place.clock, Optional.empty()), userParameters, outputs);
    }
}

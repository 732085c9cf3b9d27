package io.pointsman.actions.shift;

import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.S3ReleaseRecords;
import io.pointsman.runtime.Workplace;

/** The Lambda function {@code shift}. */
public final class ShiftHandler extends ActionFunction {
    public ShiftHandler() {
        super(ShiftHandler::action);
    }

    private static ShiftAction action(Workplace place) {
        Ports ports = new Ports(
                new SdkAliases(place.clients().lambda()),
                new SdkDeployments(place.clients().codeDeploy()),
                new SdkPlaces(place.clients().codeDeploy()),
                new S3ReleaseRecords(place.clients().s3(), place.environment().need("RELEASE_BUCKET")));
        return new ShiftAction(
                place.artifacts(), ports, () -> place.environment().need("CODEDEPLOY_ROLE_ARN"), place.clock());
    }
}

package io.pointsman.actions.publish;

import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.SdkStackFunctions;
import io.pointsman.runtime.Workplace;

/** The Lambda function {@code publish}. */
public final class PublishHandler extends ActionFunction {
    public PublishHandler() {
        super(PublishHandler::action);
    }

    private static PublishAction action(Workplace place) {
        return new PublishAction(
                place.artifacts(),
                new SdkStackFunctions(place.clients().cloudFormation()),
                new SdkVersions(place.clients().lambda()),
                place.records(),
                place.clock());
    }
}

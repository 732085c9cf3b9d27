package io.pointsman.actions.publish;

import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.SdkStackFunctions;
import io.pointsman.runtime.Workplace;
import io.pointsman.settings.Key;
import java.util.List;

/** The Lambda function {@code publish}. */
public final class PublishHandler extends ActionFunction {
    public PublishHandler() {
        super(PublishHandler::action);
    }

    /** What may be set for it, beside the keys that every action knows. */
    public static List<Key<?>> keys() {
        return PublishKeys.ALL;
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

package io.pointsman.actions.retain;

import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.SdkStackFunctions;
import io.pointsman.runtime.Workplace;
import io.pointsman.settings.Key;
import java.util.List;
import java.util.Optional;

/** The Lambda function {@code retain}. No release ends with it. */
public final class RetainHandler extends ActionFunction {
    public RetainHandler() {
        super(RetainHandler::action, outcome -> Optional.empty());
    }

    /** What may be set for it, beside the keys that every action knows. */
    public static List<Key<?>> keys() {
        return RetainKeys.ALL;
    }

    private static RetainAction action(Workplace place) {
        return new RetainAction(
                place.artifacts(),
                new SdkStackFunctions(place.clients().cloudFormation()),
                new SdkInventory(
                        place.clients().cloudFormation(),
                        place.clients().lambda(),
                        place.clients().codeDeploy()),
                place.records());
    }
}

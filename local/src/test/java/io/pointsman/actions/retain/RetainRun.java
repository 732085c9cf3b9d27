package io.pointsman.actions.retain;

import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.util.Map;

/** The action {@code retain} with the real SDK against the embedded endpoint. */
public final class RetainRun {
    private RetainRun() {}

    /** @param functions of the stack: logical ids and names */
    public static Outcome of(StackPlace place, Map<String, String> functions, JsonObject userParameters) {
        SdkInventory inventory = new SdkInventory(place.cloudFormation, place.lambda, place.codeDeploy);
        return place.play(new RetainAction(place, name -> functions, inventory, place), userParameters);
    }
}

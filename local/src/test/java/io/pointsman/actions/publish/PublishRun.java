package io.pointsman.actions.publish;

import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.util.Map;

/** The action {@code publish} with the real SDK against the embedded endpoint. */
public final class PublishRun {
    private PublishRun() {}

    /** @param functions of the stack: logical ids and names */
    public static Outcome of(StackPlace place, Map<String, String> functions, JsonObject userParameters) {
        PublishAction action =
                new PublishAction(place, name -> functions, new SdkVersions(place.lambda), place, place.clock);
        return place.play(action, userParameters);
    }
}

package io.pointsman.actions.publish;

import io.pointsman.engine.Action;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.runtime.Artifacts;
import java.util.Map;

/** The action {@code publish} for scenes, over the functions of a stack. */
public final class PublishInScene {
    private PublishInScene() {}

    public static Action<?, ?> of(ReleasePlace place, Artifacts artifacts, Map<String, String> stack) {
        return new PublishAction(artifacts, name -> stack, new SdkVersions(place.paced), place, place.clock);
    }
}

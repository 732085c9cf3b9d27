package io.pointsman.settings;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/**
 * Where keys may be set, from the place that has most to say to the one that has least. The first two are the pipeline's: whoever
 * can push cannot write there.
 *
 * @param userParameters of the action in the pipeline
 * @param owners the settings file of the pipeline's owner, in the release bucket
 * @param artifacts the settings file in the input artifact
 */
public record Places(JsonObject userParameters, Optional<JsonObject> owners, Optional<JsonObject> artifacts) {
    public static Places of(JsonObject userParameters) {
        return new Places(userParameters, Optional.empty(), Optional.empty());
    }

    public Places with(Optional<JsonObject> artifacts) {
        return new Places(userParameters, owners, artifacts);
    }

    /** What the pipeline says, without the artifact. */
    public Places pipelines() {
        return with(Optional.empty());
    }

    /** What the artifact says, without the pipeline. */
    public Places artifact() {
        return of(JsonObject.empty()).with(artifacts);
    }

    /** What an action says of another one: that one's UserParameters are not known to it. */
    public Places ofAnother() {
        return new Places(JsonObject.empty(), owners, artifacts);
    }
}

package io.pointsman.endpoint.apigateway;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * A name under which an API is called.
 *
 * @param deployment which snapshot of the routes it serves; empty where it serves nothing yet, or follows every change
 * @param followsChanges {@code AutoDeploy}
 * @param note what is only kept, and shown
 */
record Stage(
        String name, Optional<String> deployment, boolean followsChanges, Map<String, String> variables, Note note) {

    /**
     * What is kept and shown, and when; times are full seconds.
     *
     * @param settings such as where the access is logged, in the words of the API that made the stage
     */
    record Note(JsonObject settings, Instant created, Instant updated) {
        /** Of a stage that takes the place of this one. */
        static Note after(Optional<Stage> before, JsonObject settings, Instant now) {
            Instant second = now.truncatedTo(ChronoUnit.SECONDS);
            return new Note(
                    settings, before.map(stage -> stage.note().created()).orElse(second), second);
        }
    }

    /** The same stage with another snapshot. */
    Stage serving(String snapshot, Instant now) {
        Note changed = Note.after(Optional.of(this), note.settings(), now);
        return new Stage(name, Optional.of(snapshot), false, variables, changed);
    }
}

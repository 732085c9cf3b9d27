package io.pointsman.actions.changeset;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;

/**
 * What a change set does to one resource.
 *
 * @param facts everything that the digest covers beside the named ones: attributes, values before and after
 */
record Change(
        Action action,
        String logicalId,
        String physicalId,
        String type,
        Replacement replacement,
        List<String> scope,
        List<JsonObject> details,
        JsonObject facts) {

    enum Action {
        ADD("Add"),
        MODIFY("Modify"),
        REMOVE("Remove"),
        IMPORT("Import"),
        DYNAMIC("Maybe change"),
        SYNC_WITH_ACTUAL("Bring into line");

        private final String said;

        Action(String said) {
            this.said = said;
        }
    }

    /** Whether the resource is made anew. */
    enum Replacement {
        NO(""),
        YES(", replaced"),
        CONDITIONAL(", may be replaced");

        private final String said;

        Replacement(String said) {
            this.said = said;
        }
    }

    /** {@code Modify PipelineTest (AWS::Lambda::Function)}. */
    String sentence() {
        return action.said + " " + logicalId + " (" + type + replacement.said + ")";
    }

    /** For the digest: the same change is the same JSON, in whatever order CloudFormation lists its parts. */
    JsonObject canonical() {
        return JsonObject.of("logicalId", logicalId, "action", action.name(), "type", type)
                .with("physicalId", physicalId)
                .with("replacement", replacement.name())
                .with("scope", scope.stream().sorted().toList())
                .with("details", details.stream().map(Json::text).sorted().toList())
                .with("facts", facts);
    }
}

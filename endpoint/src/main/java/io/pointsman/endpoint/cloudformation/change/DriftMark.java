package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * What a change set that reverts drift says of a whole resource.
 *
 * @param status IN_SYNC, MODIFIED, DELETED, UNSUPPORTED
 * @param ignored the properties that no service tells
 * @param deployed what was deployed; empty where it is shown as what is there
 */
record DriftMark(String status, Set<String> ignored, Map<String, Object> deployed) {
    JsonObject shown(JsonObject change, Contexts contexts) {
        return change.with("ResourceDriftStatus", status)
                .with(
                        "ResourceDriftIgnoredAttributes",
                        ignored.stream()
                                .sorted()
                                .map(name ->
                                        JsonObject.of("Path", "/Properties/" + name, "Reason", "WRITE_ONLY_PROPERTY"))
                                .toList())
                .with("PreviousDeploymentContext", contexts.text(deployed));
    }
}

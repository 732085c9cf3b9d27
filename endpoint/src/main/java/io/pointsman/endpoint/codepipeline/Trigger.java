package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;

/** What started an execution. */
record Trigger(String type, String detail) {
    JsonObject json() {
        return JsonObject.of("triggerType", type, "triggerDetail", detail);
    }
}

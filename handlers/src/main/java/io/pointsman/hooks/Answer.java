package io.pointsman.hooks;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;

/**
 * A hook's answer.
 *
 * @param why for people: the last words of the hook
 */
public record Answer(boolean yes, String why) {
    /** As a hook returns it on a first release. */
    String text() {
        return Json.text(JsonObject.of("Status", yes ? "Succeeded" : "Failed", "Reason", why));
    }
}

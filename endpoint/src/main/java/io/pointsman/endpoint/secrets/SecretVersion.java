package io.pointsman.endpoint.secrets;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One version of a secret. Its value never changes, its stages do.
 *
 * @param value {@code SecretString} or {@code SecretBinary}
 */
record SecretVersion(String id, JsonObject value, Instant created, Set<String> stages) {
    static SecretVersion of(String id, JsonObject input, Instant created) {
        JsonObject value = JsonObject.empty()
                .with("SecretString", input.text("SecretString"))
                .with("SecretBinary", input.bytes("SecretBinary"));
        return new SecretVersion(id, value, created, new LinkedHashSet<>());
    }

    static boolean isIn(JsonObject input) {
        return input.has("SecretString") || input.has("SecretBinary");
    }

    List<String> shownStages() {
        return List.copyOf(stages);
    }

    boolean isDeprecated() {
        return stages.isEmpty();
    }
}

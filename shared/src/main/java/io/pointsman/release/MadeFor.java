package io.pointsman.release;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/**
 * Where a template that was made for one place has to be deployed. Empty: it fits any.
 *
 * @param account that its maker took for granted
 * @param region that its maker took for granted
 */
public record MadeFor(Optional<String> account, Optional<String> region) {
    public static final MadeFor ANYWHERE = new MadeFor(Optional.empty(), Optional.empty());

    static final JsonObject SCHEMA = JsonObject.of(
            "type",
            "object",
            "properties",
            JsonObject.of("account", JsonObject.of("type", "string"), "region", JsonObject.of("type", "string")));

    JsonObject json() {
        return JsonObject.empty().with("account", account).with("region", region);
    }

    static MadeFor of(JsonObject json) {
        return new MadeFor(json.text("account"), json.text("region"));
    }
}

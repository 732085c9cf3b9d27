package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;

/** Category, owner, provider and version: what an action is. */
record ActionType(String category, String owner, String provider, String version) {
    static ActionType read(JsonObject type) {
        return new ActionType(
                type.needText("category"), type.needText("owner"), type.needText("provider"), type.needText("version"));
    }

    JsonObject json() {
        return JsonObject.of("category", category, "owner", owner, "provider", provider, "version", version);
    }

    boolean isSource() {
        return category.equals("Source");
    }
}

package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;

/**
 * The address of a function or an alias for whoever speaks HTTP. Here it is answered at {@link UrlDoor}.
 *
 * @param settings {@code AuthType}, {@code Cors} and {@code InvokeMode} as far as they were given
 */
record FunctionUrl(String url, JsonObject settings, String created, String modified) {
    /** What names it: the first part of the host. */
    String id() {
        return url.substring(url.indexOf("://") + 3, url.indexOf('.'));
    }

    /** @param arn of the function or the alias */
    JsonObject shown(String arn) {
        return made(arn)
                .with("InvokeMode", settings.text("InvokeMode").orElse("BUFFERED"))
                .with("LastModifiedTime", modified);
    }

    /** As its creation is answered: without what it has by default. */
    JsonObject made(String arn) {
        JsonObject shown = JsonObject.of("FunctionUrl", url, "FunctionArn", arn);
        for (var member : settings.members().entrySet()) {
            shown = shown.with(member.getKey(), member.getValue());
        }
        return shown.with("CreationTime", created);
    }

    FunctionUrl changed(JsonObject given, String now) {
        JsonObject all = settings;
        for (var member : given.members().entrySet()) {
            all = all.with(member.getKey(), member.getValue());
        }
        return new FunctionUrl(url, all, created, now);
    }

    static JsonObject settings(JsonObject input) {
        JsonObject settings = JsonObject.empty()
                .with("AuthType", input.text("AuthType"))
                .with("InvokeMode", input.text("InvokeMode"));
        JsonObject cors = input.objectOrEmpty("Cors");
        return cors.members().isEmpty() ? settings : settings.with("Cors", cors);
    }
}

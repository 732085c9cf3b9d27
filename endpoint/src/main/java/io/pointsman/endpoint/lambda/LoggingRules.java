package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;

/** {@code LoggingConfig}: a request may give parts of it. Levels are of the format JSON alone. */
final class LoggingRules {
    private LoggingRules() {}

    static JsonObject ofNew(String function) {
        return JsonObject.of("LogFormat", "Text", "LogGroup", "/aws/lambda/" + function);
    }

    /** What is not given stays; with another format the levels start anew. */
    static JsonObject changed(JsonObject old, JsonObject given) {
        String format = given.text("LogFormat").or(() -> old.text("LogFormat")).orElse("Text");
        JsonObject changed = JsonObject.of("LogFormat", format)
                .with("LogGroup", given.text("LogGroup").or(() -> old.text("LogGroup")));
        return format.equals("JSON")
                ? changed.with("ApplicationLogLevel", level("ApplicationLogLevel", old, given))
                        .with("SystemLogLevel", level("SystemLogLevel", old, given))
                : changed;
    }

    private static String level(String member, JsonObject old, JsonObject given) {
        return given.text(member).or(() -> old.text(member)).orElse("INFO");
    }
}

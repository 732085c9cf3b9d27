package io.pointsman.endpoint.events;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a target gets for an event: the event, a part of it, a constant, or a text made from parts of it. */
final class TargetInput {
    private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9_.-]+)>");
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[(\\d+)]");

    private final JsonObject target;
    private final JsonObject event;
    private final String ruleArn;

    TargetInput(JsonObject target, JsonObject event, String ruleArn) {
        this.target = target;
        this.event = event;
        this.ruleArn = ruleArn;
    }

    String text() {
        if (target.has("InputTransformer")) {
            return transformed(target.objectOrEmpty("InputTransformer"));
        }
        return target.text("Input")
                .or(() -> target.text("InputPath").map(path -> json(at(path))))
                .orElseGet(() -> Json.text(event));
    }

    private String transformed(JsonObject transformer) {
        Map<String, @Nullable Object> values = values(transformer.objectOrEmpty("InputPathsMap"));
        String template = transformer.needText("InputTemplate");
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder made = new StringBuilder();
        int from = 0;
        boolean quoted = false;
        while (variable.find()) {
            quoted = isQuoted(template.substring(from, variable.start()), quoted);
            String name = variable.group(1);
            String value = values.containsKey(name) ? said(values.get(name), quoted) : variable.group();
            made.append(template, from, variable.start()).append(value);
            from = variable.end();
        }
        return made.append(template.substring(from)).toString();
    }

    private Map<String, @Nullable Object> values(JsonObject paths) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("aws.events.rule-arn", ruleArn);
        values.put("aws.events.rule-name", ruleArn.substring(ruleArn.lastIndexOf('/') + 1));
        values.put("aws.events.event.ingestion-time", event.needText("time"));
        values.put("aws.events.event.json", event.members());
        Map<String, @Nullable Object> bare = new LinkedHashMap<>(event.members());
        bare.remove("detail");
        values.put("aws.events.event", bare);
        paths.members()
                .keySet()
                .forEach(name -> values.put(name, at(paths.needText(name)).orElse(null)));
        return values;
    }

    /** Within a string of the template, text stands as it is; elsewhere as JSON. What is not there is nothing. */
    private static String said(@Nullable Object value, boolean quoted) {
        if (value == null) {
            return "";
        }
        String json = Json.text(value);
        boolean text = value instanceof String;
        return quoted && text ? json.substring(1, json.length() - 1) : json;
    }

    private static boolean isQuoted(String text, boolean before) {
        boolean quoted = before;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    private static String json(Optional<Object> value) {
        return value.map(Json::text).orElse("null");
    }

    /** {@code $.detail.items[0]}. */
    private Optional<Object> at(String path) {
        @Nullable Object value = event;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            value = step.group(1) != null ? member(value, step.group(1)) : item(value, Integer.parseInt(step.group(2)));
        }
        return Optional.ofNullable(value);
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        return switch (value) {
            case JsonObject object -> object.members().get(name);
            case Map<?, ?> map -> map.get(name);
            case null, default -> null;
        };
    }

    private static @Nullable Object item(@Nullable Object value, int index) {
        return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
}

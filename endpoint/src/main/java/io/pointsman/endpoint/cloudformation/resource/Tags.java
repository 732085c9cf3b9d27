package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags as CloudFormation's types write them: a list of Key and Value, or a plain map. */
final class Tags {
    private Tags() {}

    static Map<String, String> read(Object tags) {
        Map<String, String> read = new LinkedHashMap<>();
        switch (tags) {
            case Map<?, ?> map -> map.forEach((key, value) -> read.put(String.valueOf(key), Values.text(value)));
            case List<?> list -> list.forEach(one -> readOne(one, read));
            default -> {
                // Not tags; the service itself would refuse them.
            }
        }
        return read;
    }

    private static void readOne(Object tag, Map<String, String> into) {
        if (tag instanceof Map<?, ?> map) {
            into.put(
                    Values.textAt(map, "Key").orElse(""),
                    Values.textAt(map, "Value").orElse(""));
        }
    }

    static List<JsonObject> list(Map<String, String> tags, String key, String value) {
        return tags.entrySet().stream()
                .map(tag -> JsonObject.of(key, tag.getKey(), value, tag.getValue()))
                .toList();
    }
}

package io.pointsman.endpoint.cloudformation.template;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import io.pointsman.json.JsonTrouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Template text, JSON or YAML, to plain values with every short tag expanded. Of a key that is given twice CloudFormation takes the
 * last (docs/aws-facts.md).
 */
public final class TemplateText {
    /** A brace alone may begin a YAML flow mapping. */
    private static final Pattern JSON = Pattern.compile("\\s*\\{\\s*[\"}]");

    private TemplateText() {}

    public static Map<String, Object> read(String text) {
        Object value = JSON.matcher(text).lookingAt() ? json(text) : YamlText.read(text);
        if (value instanceof Map<?, ?> map) {
            return Values.map(map);
        }
        throw Invalid.format("unsupported structure.");
    }

    private static Object json(String text) {
        try {
            return withoutNull(Json.lastOfRepeated(text), "");
        } catch (JsonTrouble e) {
            throw jsonTrouble(e);
        }
    }

    private static AwsError jsonTrouble(JsonTrouble trouble) {
        String[] said = String.valueOf(trouble.getMessage()).split(":", 2);
        return Invalid.format(
                said.length == 2 && said[0].startsWith("line ")
                        ? "JSON not well-formed. (" + said[0] + ")"
                        : "JSON not well-formed.");
    }

    private static Object withoutNull(@Nullable Object value, String path) {
        return switch (value) {
            case null -> throw Invalid.format("[" + path + "] 'null' values are not allowed in templates");
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put(String.valueOf(key), withoutNull(member, path + "/" + key)));
                yield members;
            }
            case List<?> list ->
                list.stream().map(item -> withoutNull(item, path)).toList();
            default -> value;
        };
    }
}

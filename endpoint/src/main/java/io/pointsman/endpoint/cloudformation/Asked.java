package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.constraint.ValidationSentence;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The input of an operation. The query protocol sends every scalar as text, another caller sends it by its kind: both are read. */
record Asked(JsonObject input) {
    private static final int LONGEST_NAME = 128;

    Optional<String> text(String name) {
        return Optional.ofNullable(input.members().get(name))
                .map(String::valueOf)
                .filter(text -> !text.isEmpty());
    }

    String need(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    private static AwsError missing(String name) {
        return Invalid.because(ValidationSentence.alone("null", path(name), "Member must not be null"));
    }

    /** A name of a stack or a change set, unless it is an ARN. */
    String needName(String name) {
        String value = need(name);
        if (!value.startsWith("arn:") && value.length() > LONGEST_NAME) {
            throw Invalid.because(ValidationSentence.alone(
                    "'" + value + "'", path(name), "Member must have length less than or equal to " + LONGEST_NAME));
        }
        return value;
    }

    private static String path(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Whether the member was sent at all: an empty list is more than no list. */
    boolean sent(String name) {
        return input.has(name);
    }

    boolean flag(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    boolean has(String name) {
        return text(name).isPresent();
    }

    List<String> texts(String name) {
        return isList(name)
                ? input.list(name).stream().map(String::valueOf).toList()
                : text(name).map(List::of).orElse(List.of());
    }

    List<JsonObject> objects(String name) {
        return isList(name) ? input.objects(name) : List.of();
    }

    private boolean isList(String name) {
        return input.members().get(name) instanceof List;
    }

    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        objects("Tags")
                .forEach(tag -> tags.put(tag.needText("Key"), tag.text("Value").orElse("")));
        return tags;
    }
}

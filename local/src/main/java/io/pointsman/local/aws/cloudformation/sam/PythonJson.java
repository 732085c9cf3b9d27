package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON exactly as Python's {@code json.dumps(value, separators=(",", ":"), sort_keys=True)} writes it: SAM hashes that text, so
 * one different byte is another logical id.
 */
final class PythonJson {
    private PythonJson() {}

    static String text(Object value) {
        return switch (value) {
            case Map<?, ?> map -> object(map);
            case List<?> list -> list.stream().map(PythonJson::text).collect(Collectors.joining(",", "[", "]"));
            case String text -> quoted(text);
            default -> Values.text(value);
        };
    }

    private static String object(Map<?, ?> map) {
        return new TreeMap<>(Values.map(map))
                .entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ":" + text(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(PythonJson::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default ->
                character < 0x20 || character > 0x7e
                        ? "\\u%04x".formatted(character)
                        : String.valueOf((char) character);
        };
    }
}

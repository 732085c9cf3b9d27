package io.pointsman.endpoint.cloudformation.sam.python;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON exactly as Python writes it: SAM hashes that text, or puts it into what it makes, so one different byte is another logical
 * id.
 */
public final class PythonJson {
    private static final String STEP = "    ";

    private PythonJson() {}

    /** {@code json.dumps(value, separators=(",", ":"), sort_keys=True)}. */
    public static String text(Object value) {
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

    /** {@code json.dumps(value)}: members in their own order, with spaces. */
    public static String spaced(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(member -> quoted(String.valueOf(member.getKey())) + ": " + spaced(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(PythonJson::spaced).collect(Collectors.joining(", ", "[", "]"));
            case String text -> quoted(text);
            default -> Values.text(value);
        };
    }

    /** The lines of {@code json.dumps(value, sort_keys=True, indent=4, separators=(",", ": "))}. */
    public static List<String> lines(Object value) {
        return indented(value, "").lines().toList();
    }

    private static String indented(Object value, String indent) {
        String inner = indent + STEP;
        List<String> items = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            new TreeMap<>(Values.map(map))
                    .forEach((name, member) -> items.add(quoted(name) + ": " + indented(member, inner)));
            return block(items, "{", "}", indent);
        }
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(indented(item, inner)));
            return block(items, "[", "]", indent);
        }
        return text(value);
    }

    private static String block(List<String> items, String open, String close, String indent) {
        if (items.isEmpty()) {
            return open + close;
        }
        String inner = "\n" + indent + STEP;
        return open + inner + String.join("," + inner, items) + "\n" + indent + close;
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

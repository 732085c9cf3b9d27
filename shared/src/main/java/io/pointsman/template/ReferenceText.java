package io.pointsman.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text that a value will be, as far as it can be told, with what it refers to left in it: {@code !Sub arn:...:${F}:live},
 * {@code Fn::Join} and {@code Ref} all become one form. A reference stands between {@link #OPEN} and {@link #CLOSE}.
 */
public final class ReferenceText {
    public static final char OPEN = '\u0001';
    public static final char CLOSE = '\u0002';

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!{}][^{}]*)}");

    private ReferenceText() {}

    /** @param value as {@code TemplateValue.plain} gives it; a mapping or list that is no function is empty text */
    public static String of(Object value) {
        return switch (value) {
            case Map<?, ?> map when map.size() == 1 -> function(map);
            case Map<?, ?> map -> "";
            case List<?> list -> "";
            default -> String.valueOf(value);
        };
    }

    private static String function(Map<?, ?> map) {
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        Object argument = only.getValue();
        return switch (String.valueOf(only.getKey())) {
            case "Ref" -> reference(String.valueOf(argument));
            case "Fn::GetAtt" ->
                reference(argument instanceof List<?> parts ? dotted(parts) : String.valueOf(argument));
            case "Fn::Sub" -> argument instanceof List<?> parts ? substituted(parts) : substituted(argument, Map.of());
            case "Fn::Join" -> argument instanceof List<?> parts ? joined(parts) : "";
            default -> "";
        };
    }

    private static String reference(String name) {
        return OPEN + name + CLOSE;
    }

    private static String dotted(List<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private static String substituted(List<?> parts) {
        Map<?, ?> variables = parts.size() > 1 && parts.get(1) instanceof Map<?, ?> map ? map : Map.of();
        return parts.isEmpty() ? "" : substituted(parts.get(0), variables);
    }

    private static String substituted(Object text, Map<?, ?> variables) {
        return VARIABLE.matcher(String.valueOf(text)).replaceAll(found -> {
            String name = found.group(1).strip();
            Object given = variables.get(name);
            return Matcher.quoteReplacement(given == null ? reference(name) : of(given));
        });
    }

    private static String joined(List<?> parts) {
        return parts.size() == 2 && parts.get(1) instanceof List<?> items
                ? items.stream().map(ReferenceText::of).collect(Collectors.joining(of(parts.get(0))))
                : "";
    }
}

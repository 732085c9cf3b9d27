package io.pointsman.endpoint.cloudformation.sam.spec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One property of the specification.
 *
 * @param type letters: s text, d map, b flag, i whole number, l list, * anything; {@code d(s)} a map of texts, {@code 'A'} a word
 * @param calls whether an intrinsic function may stand in its place
 */
record PropertyType(String name, String type, boolean required, boolean calls) {
    static PropertyType read(String line) {
        String[] parts = line.split(" ", -1);
        String flags = parts.length > 2 ? parts[2] : "";
        return new PropertyType(parts[0], parts[1], flags.contains("!"), !flags.contains("^"));
    }

    void check(String id, Map<String, Object> properties) {
        Optional<Object> value = Tree.at(properties, name);
        if (value.isEmpty()) {
            if (required) {
                throw SamTrouble.resource(id, "Missing required property '" + name + "'.");
            }
            return;
        }
        boolean call = calls && value.get() instanceof Map<?, ?> map && map.size() == 1;
        if (!call && !matches(type, value.get())) {
            throw SamTrouble.resource(id, trouble());
        }
    }

    private String trouble() {
        return switch (type) {
            case "s" -> "Property '" + name + "' should be a string.";
            case "d" -> "Property '" + name + "' should be a map.";
            case String words
            when words.startsWith("'") ->
                "Property '" + name + "' should be one of the strings: " + words.replace("|", " or ") + ".";
            default -> "Type of property '" + name + "' is invalid.";
        };
    }

    private static boolean matches(String type, Object value) {
        return alternatives(type).stream().anyMatch(one -> matchesOne(one, value));
    }

    /** Split at the bars that are in no parentheses. */
    private static List<String> alternatives(String type) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < type.length(); i++) {
            char at = type.charAt(i);
            depth += at == '(' ? 1 : at == ')' ? -1 : 0;
            if (at == '|' && depth == 0) {
                alternatives.add(type.substring(from, i));
                from = i + 1;
            }
        }
        alternatives.add(type.substring(from));
        return alternatives;
    }

    private static boolean matchesOne(String type, Object value) {
        String inner = type.endsWith(")") ? type.substring(2, type.length() - 1) : "*";
        return switch (type.charAt(0)) {
            case '*' -> true;
            case 's' -> value instanceof String;
            case 'b' -> value instanceof Boolean;
            case 'i' -> isWhole(value) || value instanceof Boolean;
            case 'd' -> value instanceof Map<?, ?> map && map.values().stream().allMatch(item -> matches(inner, item));
            case 'l' -> value instanceof List<?> list && list.stream().allMatch(item -> matches(inner, item));
            case '\'' -> type.equals("'" + value + "'");
            default -> throw new IllegalStateException("type of a property: " + type);
        };
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof BigInteger
                || (value instanceof BigDecimal number && number.scale() <= 0);
    }
}

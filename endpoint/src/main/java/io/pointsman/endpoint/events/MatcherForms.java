package io.pointsman.endpoint.events;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How matchers are written in an event pattern. A form that is not known is refused: a rule that silently never fits helps nobody. */
final class MatcherForms {
    private static final Set<String> SIGNS = Set.of("=", ">", ">=", "<", "<=");

    private MatcherForms() {}

    static List<Matcher> readAll(String field, List<?> forms) {
        if (forms.isEmpty()) {
            throw invalid("Empty arrays are not allowed at \"" + field + "\"");
        }
        List<Matcher> matchers = new ArrayList<>();
        forms.forEach(form -> matchers.add(read(form)));
        return matchers;
    }

    private static Matcher read(@Nullable Object form) {
        return switch (form) {
            case Map<?, ?> map -> named(JsonObject.of(map));
            case List<?> list -> throw invalid("an array must not stand in an array: " + list);
            case null, default -> new Matcher.Exactly(form);
        };
    }

    private static Matcher named(JsonObject form) {
        if (form.members().size() != 1) {
            throw invalid("Only one key allowed in match expression");
        }
        String name = form.members().keySet().iterator().next();
        Object operand = form.members().get(name);
        return switch (name) {
            case "anything-but" -> new Matcher.AnythingBut(unwanted(operand));
            case "exists" -> new Matcher.Exists(flag(operand));
            case "numeric" -> numeric(operand);
            case "prefix", "suffix", "wildcard", "equals-ignore-case" -> text(name, operand);
            default -> throw invalid("Unrecognized match type " + name);
        };
    }

    private static Matcher text(String name, @Nullable Object operand) {
        if (!(operand instanceof String text)) {
            throw invalid(name + " match pattern must be a string");
        }
        return switch (name) {
            case "prefix" -> Matcher.Text.prefix(text);
            case "suffix" -> Matcher.Text.suffix(text);
            case "wildcard" -> Matcher.Text.wildcard(text);
            default -> Matcher.Text.ignoringCase(text);
        };
    }

    /** A value, a list of them, or one of the text forms with one text or a list. */
    private static List<Matcher> unwanted(@Nullable Object operand) {
        if (operand instanceof Map<?, ?> map && map.size() == 1) {
            String name = String.valueOf(map.keySet().iterator().next());
            return items(map.values().iterator().next()).stream()
                    .map(item -> named(JsonObject.of(name, item)))
                    .toList();
        }
        List<Matcher> matchers = new ArrayList<>();
        items(operand).forEach(item -> matchers.add(new Matcher.Exactly(item)));
        return matchers;
    }

    private static List<?> items(@Nullable Object operand) {
        return switch (operand) {
            case null -> throw invalid("anything-but must not be null");
            case List<?> list -> list;
            default -> List.of(operand);
        };
    }

    private static boolean flag(@Nullable Object operand) {
        if (operand instanceof Boolean flag) {
            return flag;
        }
        throw invalid("exists match pattern must be either true or false.");
    }

    private static Matcher numeric(@Nullable Object operand) {
        if (!(operand instanceof List<?> words) || words.isEmpty() || words.size() % 2 != 0) {
            throw invalid("Value of numeric must be an array of signs and numbers.");
        }
        List<Matcher.Numeric.Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            comparisons.add(comparison(words.get(i), words.get(i + 1)));
        }
        return new Matcher.Numeric(comparisons);
    }

    private static Matcher.Numeric.Comparison comparison(@Nullable Object sign, @Nullable Object to) {
        if (sign instanceof String text && SIGNS.contains(text)) {
            BigDecimal number = Matcher.number(to).orElseThrow(() -> invalid("Bad numeric operand: " + to));
            return new Matcher.Numeric.Comparison(text, number);
        }
        throw invalid("Unrecognized numeric range operator: " + sign);
    }

    static JsonObject object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return JsonObject.of(map);
        }
        throw invalid("$or must be an array of objects");
    }

    static AwsError invalid(String reason) {
        return new AwsError(400, "InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
    }
}

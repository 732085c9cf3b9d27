package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code Fn::Sub}: text with {@code ${Name}}, {@code ${Resource.Attribute}} and the literal {@code ${!Name}}. */
public final class Substitution {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    private final Evaluator evaluator;

    Substitution(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The names in the places of a text, those that its own variables give left out. */
    public static List<String> names(Object argument) {
        List<?> arguments = Values.list(argument);
        Map<?, ?> variables = variables(arguments);
        return PLACE.matcher(Values.text(arguments.getFirst()))
                .results()
                .map(place -> place.group(1).strip())
                .filter(name -> !name.startsWith("!") && !variables.containsKey(name))
                .toList();
    }

    private static Map<?, ?> variables(List<?> arguments) {
        return arguments.size() > 1 && arguments.get(1) instanceof Map<?, ?> map ? map : Map.of();
    }

    List<Object> parts(Object argument) {
        List<?> arguments = Values.list(argument);
        Map<String, Object> variables = evaluator.members(variables(arguments));
        String text = Values.text(arguments.getFirst());
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (MatchResult place : PLACE.matcher(text).results().toList()) {
            add(parts, text.substring(from, place.start()));
            add(parts, part(place.group(1).strip(), variables));
            from = place.end();
        }
        add(parts, text.substring(from));
        return parts;
    }

    private Object part(String name, Map<String, Object> variables) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        return Values.at(variables, name).orElseGet(() -> reference(name));
    }

    private Object reference(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? evaluator.ref(name)
                : evaluator.references().attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    /** Neighbouring texts become one, so that equal meanings look equal. */
    private static void add(List<Object> parts, Object part) {
        boolean open = Open.isOpen(part);
        if (!open && !parts.isEmpty() && parts.getLast() instanceof String before) {
            parts.set(parts.size() - 1, before + Values.text(part));
        } else if (open || !Values.text(part).isEmpty()) {
            parts.add(open ? part : Values.text(part));
        }
    }
}

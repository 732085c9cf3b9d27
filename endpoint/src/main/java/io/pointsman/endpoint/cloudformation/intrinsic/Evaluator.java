package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates the expressions of one template for one set of parameter values. Each expression gives a value or nothing. */
public final class Evaluator {
    /** What {@code AWS::NoValue} gives: the member or item is left out. */
    static final Object NOTHING = new Object();

    private final Template template;
    private final Map<String, String> parameters;
    private final Scene scene;
    private final References references;

    public Evaluator(Template template, Map<String, String> parameters, Scene scene, References references) {
        this.template = template;
        this.parameters = parameters;
        this.scene = scene;
        this.references = references;
    }

    /** The members of a map, evaluated. */
    public Map<String, Object> members(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, expression) -> {
            Object value = value(expression);
            if (value != NOTHING) {
                members.put(String.valueOf(name), value);
            }
        });
        return members;
    }

    /** The value of an expression; empty for {@code AWS::NoValue}. */
    public Optional<Object> valueOf(Object expression) {
        return Optional.of(value(expression)).filter(value -> value != NOTHING);
    }

    Object value(Object expression) {
        return switch (expression) {
            case Map<?, ?> map ->
                Values.call(map)
                        .map(call -> new Functions(this).apply(call.getKey(), call.getValue()))
                        .orElseGet(() -> members(map));
            case List<?> list -> items(list);
            default -> expression;
        };
    }

    List<Object> items(List<?> list) {
        return list.stream().map(this::value).filter(value -> value != NOTHING).toList();
    }

    Object ref(String name) {
        return scene.pseudo(name).or(() -> parameter(name)).orElseGet(() -> references.ref(name));
    }

    private Optional<Object> parameter(String name) {
        return Optional.ofNullable(template.parameters().get(name))
                .flatMap(parameter -> Optional.ofNullable(parameters.get(name)).map(parameter::typed));
    }

    References references() {
        return references;
    }

    Scene scene() {
        return scene;
    }

    Optional<Object> mapped(String map, String first, String second) {
        return Values.at(Values.mapAt(Values.mapAt(template.mappings(), map), first), second);
    }

    /** Whether a named condition of the template holds. */
    public boolean condition(String name) {
        Object expression = Values.at(template.conditions(), name)
                .orElseThrow(() -> Invalid.format(
                        "Unresolved condition dependency " + name + " in the Conditions block of the template"));
        return new Conditions(this).holds(expression);
    }
}

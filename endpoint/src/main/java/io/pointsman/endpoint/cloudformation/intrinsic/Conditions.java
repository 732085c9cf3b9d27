package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.List;
import java.util.Map;

/** The functions that say yes or no. */
final class Conditions {
    private final Evaluator evaluator;

    Conditions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    boolean holds(Object expression) {
        if (!(expression instanceof Map<?, ?> map) || map.size() != 1) {
            throw Invalid.format("Every Conditions member must be a single condition function.");
        }
        Map.Entry<?, ?> call = map.entrySet().iterator().next();
        return apply(String.valueOf(call.getKey()), call.getValue());
    }

    private boolean apply(String function, Object argument) {
        return switch (function) {
            case "Condition" -> evaluator.condition(Values.text(argument));
            case "Fn::Equals" -> equal(Values.list(argument));
            case "Fn::And" -> Values.list(argument).stream().allMatch(this::holds);
            case "Fn::Or" -> Values.list(argument).stream().anyMatch(this::holds);
            case "Fn::Not" -> !holds(Values.list(argument).getFirst());
            default ->
                throw Invalid.because(
                        "Template error: every Condition member must be a condition function, not " + function);
        };
    }

    private boolean equal(List<?> sides) {
        if (sides.size() != 2) {
            throw Invalid.because("Template error: every Fn::Equals object requires a list of 2 string parameters.");
        }
        return Values.same(evaluator.value(sides.getFirst()), evaluator.value(sides.getLast()));
    }
}

package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.List;
import java.util.Map;

/** The functions of the section {@code Rules}. Those that look at an account's VPCs have nothing to look at here. */
final class RuleFunctions {
    private final Evaluator evaluator;

    RuleFunctions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    boolean holds(Object expression) {
        if (expression instanceof Boolean holds) {
            return holds;
        }
        Map.Entry<String, Object> call = Values.call(expression)
                .orElseThrow(() -> Invalid.format("Every Rules condition must be a rule function, true or false."));
        return apply(call.getKey(), Values.list(call.getValue()));
    }

    private boolean apply(String function, List<?> arguments) {
        return switch (function) {
            case "Fn::And" -> arguments.stream().allMatch(this::holds);
            case "Fn::Or" -> arguments.stream().anyMatch(this::holds);
            case "Fn::Not" -> !holds(only(function, arguments, 1).getFirst());
            case "Fn::Equals" -> equal(only(function, arguments, 2));
            case "Fn::Contains" ->
                texts(only(function, arguments, 2).getFirst()).contains(text(arguments.getLast()));
            case "Fn::EachMemberEquals" ->
                texts(only(function, arguments, 2).getFirst()).stream().allMatch(text(arguments.getLast())::equals);
            case "Fn::EachMemberIn" ->
                texts(arguments.getLast())
                        .containsAll(texts(only(function, arguments, 2).getFirst()));
            default -> throw Invalid.format(function + " does not give true or false.");
        };
    }

    private static List<?> only(String function, List<?> arguments, int count) {
        if (arguments.size() != count) {
            throw Invalid.because(
                    "Template error: every %s object requires a list of %d parameters.".formatted(function, count));
        }
        return arguments;
    }

    private boolean equal(List<?> sides) {
        return Values.same(value(sides.getFirst()), value(sides.getLast()));
    }

    private String text(Object expression) {
        Object value = value(expression);
        return Values.isScalar(value) ? Values.text(value) : String.valueOf(value);
    }

    private List<String> texts(Object expression) {
        return Values.list(value(expression)).stream().map(Values::text).toList();
    }

    private Object value(Object expression) {
        Values.call(expression)
                .map(Map.Entry::getKey)
                .filter(function -> function.equals("Fn::RefAll") || function.startsWith("Fn::ValueOf"))
                .ifPresent(function -> {
                    throw EndpointLimit.of("VPCs, subnets and other resources of an account that " + function
                            + " could look at (section Rules)");
                });
        return expression instanceof List<?> list
                ? list.stream().map(this::value).toList()
                : evaluator.value(expression);
    }
}

package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The functions that give a value. One that depends on something still open stays open, its arguments evaluated. */
final class Functions {
    private final Evaluator evaluator;

    Functions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Object apply(String function, Object argument) {
        return switch (function) {
            case "Ref" -> evaluator.ref(Values.text(argument));
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> join("", new Substitution(evaluator).parts(argument));
            case "Fn::Join" -> join(arguments(function, argument, 2));
            case "Fn::If" -> choose(arguments(function, argument, 3));
            case "Fn::Select" -> select(arguments(function, argument, 2));
            case "Fn::Split" -> split(arguments(function, argument, 2));
            case "Fn::FindInMap" -> find(Values.list(argument));
            case "Fn::ToJsonString" -> json(evaluator.value(argument));
            case "Fn::ImportValue" -> imported(argument);
            case "Fn::Base64" -> base64(evaluator.value(argument));
            case "Fn::GetAZs" -> zones();
            default -> throw EndpointLimit.of("intrinsic function " + function);
        };
    }

    private List<?> arguments(String function, Object argument, int count) {
        List<?> list = Values.list(argument);
        if (list.size() != count) {
            throw Invalid.because("Template error: every %s object requires %d parameters".formatted(function, count));
        }
        return list;
    }

    private Object attribute(Object argument) {
        String path = Values.list(argument).stream()
                .map(evaluator::value)
                .map(Values::text)
                .collect(Collectors.joining("."));
        int dot = path.indexOf('.');
        if (dot < 0) {
            throw Invalid.because("Template error: every Fn::GetAtt object requires two non-empty parameters, "
                    + "the resource name and the resource attribute");
        }
        return evaluator.references().attribute(path.substring(0, dot), path.substring(dot + 1));
    }

    private Object join(List<?> arguments) {
        Object items = evaluator.value(arguments.getLast());
        String delimiter = Values.text(arguments.getFirst());
        return items instanceof List<?> list ? join(delimiter, list) : Map.of("Fn::Join", List.of(delimiter, items));
    }

    private static Object join(String delimiter, List<?> items) {
        return Open.anyOpen(items)
                ? Map.of("Fn::Join", List.of(delimiter, items))
                : items.stream().map(Values::text).collect(Collectors.joining(delimiter));
    }

    private Object choose(List<?> arguments) {
        boolean holds = evaluator.condition(Values.text(arguments.getFirst()));
        return evaluator.value(arguments.get(holds ? 1 : 2));
    }

    private Object select(List<?> arguments) {
        Object index = evaluator.value(arguments.getFirst());
        Object items = evaluator.value(arguments.getLast());
        if (!(items instanceof List<?> list)) {
            return Map.of("Fn::Select", List.of(index, items));
        }
        int at = Integer.parseInt(Values.text(index));
        if (at < 0 || at >= list.size()) {
            throw Invalid.because("Template error: Fn::Select cannot select nonexistent value at index " + at);
        }
        return list.get(at);
    }

    private Object split(List<?> arguments) {
        String delimiter = Values.text(arguments.getFirst());
        Object text = evaluator.value(arguments.getLast());
        return Open.isOpen(text)
                ? Map.of("Fn::Split", List.of(delimiter, text))
                : Arrays.asList((Object[]) Values.text(text).split(Pattern.quote(delimiter), -1));
    }

    private Object find(List<?> arguments) {
        if (arguments.size() < 3) {
            throw Invalid.because(
                    "Template error: every Fn::FindInMap object requires three parameters, the map name, map key"
                            + " and the attribute for return value");
        }
        List<String> path = arguments.stream()
                .limit(3)
                .map(evaluator::value)
                .map(Values::text)
                .toList();
        return evaluator
                .mapped(path.get(0), path.get(1), path.get(2))
                .map(evaluator::value)
                .or(() -> fallback(arguments))
                .orElseThrow(
                        () -> Invalid.because("Template error: Unable to get mapping for " + String.join("::", path)));
    }

    /** The fourth argument, which {@code AWS::LanguageExtensions} allows: {@code {DefaultValue: ...}}. */
    private Optional<Object> fallback(List<?> arguments) {
        return arguments.size() > 3 && arguments.get(3) instanceof Map<?, ?> more
                ? Values.at(more, "DefaultValue").map(evaluator::value)
                : Optional.empty();
    }

    private static Object json(Object value) {
        return Open.isOpenInside(value) ? Map.of("Fn::ToJsonString", value) : Json.text(value);
    }

    private Object imported(Object argument) {
        return evaluator.references().exported(Values.text(evaluator.value(argument)));
    }

    private static Object base64(Object text) {
        return Open.isOpen(text)
                ? Map.of("Fn::Base64", text)
                : Base64.getEncoder().encodeToString(Values.text(text).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> zones() {
        String region = evaluator.scene().region();
        return List.of(region + "a", region + "b", region + "c");
    }
}

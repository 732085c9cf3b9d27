package io.pointsman.endpoint.iam;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** One statement of a policy. An element or an operator that no template of this repository has is an error, and never a match. */
record PolicyStatement(JsonObject json) {
    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "Condition");

    PolicyStatement {
        if (!ELEMENTS.containsAll(json.members().keySet())) {
            throw new IllegalArgumentException(
                    "no test knows all of these elements: " + json.members().keySet());
        }
    }

    boolean denies() {
        return switch (json.needText("Effect")) {
            case "Deny" -> true;
            case "Allow" -> false;
            case String other -> throw new IllegalArgumentException("Effect " + other);
        };
    }

    boolean matches(IamRequest request) {
        return holds("Action", request.action(), Wildcards::action)
                && holds("Resource", request.resource(), Wildcards::text)
                && principal(request)
                && condition(request);
    }

    /** By the element or by its opposite; a trust policy has no resource. */
    private boolean holds(String element, String value, BiPredicate<String, String> like) {
        if (json.has("Not" + element)) {
            return texts(json, "Not" + element).stream().noneMatch(pattern -> like.test(pattern, value));
        }
        return !json.has(element) || texts(json, element).stream().anyMatch(pattern -> like.test(pattern, value));
    }

    /** An account stands for everybody in it; a policy of a role has none. */
    private boolean principal(IamRequest request) {
        if (!json.has("Principal") || "*".equals(json.members().get("Principal"))) {
            return true;
        }
        JsonObject principal = json.objectOrEmpty("Principal");
        return texts(principal, "Service").contains(request.principal())
                || texts(principal, "AWS").stream()
                        .anyMatch(one -> one.equals("*")
                                || one.equals(request.principal())
                                || request.account()
                                        .filter(account -> one.equals(account)
                                                || one.matches("arn:aws[\\w-]*:iam::" + account + ":root"))
                                        .isPresent());
    }

    private boolean condition(IamRequest request) {
        return json.objectOrEmpty("Condition").members().entrySet().stream()
                .allMatch(operator ->
                        operator(operator.getKey(), JsonObject.of((Map<?, ?>) operator.getValue()), request));
    }

    private static boolean operator(String operator, JsonObject keys, IamRequest request) {
        return keys.members().keySet().stream()
                .allMatch(key -> compares(operator, request.value(key), texts(keys, key)));
    }

    /** A key that the request does not have meets what is turned around with {@code Not}, and nothing else. */
    private static boolean compares(String operator, Optional<String> value, List<String> patterns) {
        return switch (operator) {
            case "StringEquals", "Bool" -> value.filter(patterns::contains).isPresent();
            case "StringLike" -> like(value, patterns, Wildcards::text);
            case "ArnLike", "ArnEquals" -> like(value, patterns, Wildcards::arn);
            case "ArnNotLike" -> !like(value, patterns, Wildcards::arn);
            case "Null" -> patterns.contains(String.valueOf(value.isEmpty()));
            default -> throw new IllegalArgumentException("no test knows the operator " + operator);
        };
    }

    private static boolean like(Optional<String> value, List<String> patterns, BiPredicate<String, String> like) {
        return value.filter(text -> patterns.stream().anyMatch(pattern -> like.test(pattern, text)))
                .isPresent();
    }

    static List<String> texts(JsonObject json, String member) {
        Object value = json.members().get(member);
        return value instanceof List<?> ? json.texts(member) : value == null ? List.of() : List.of(value.toString());
    }
}

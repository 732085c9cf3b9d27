package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Intrinsic functions: made, and told apart. */
public final class Fn {
    private static final int MOST_OPERANDS = 10;

    private Fn() {}

    public static Map<String, Object> ref(String id) {
        return Tree.of("Ref", id);
    }

    public static Map<String, Object> attribute(String id, String name) {
        return Tree.of("Fn::GetAtt", Tree.listOf(id, name));
    }

    public static Map<String, Object> sub(String text) {
        return Tree.of("Fn::Sub", text);
    }

    public static Map<String, Object> sub(String text, Map<String, Object> values) {
        return Tree.of("Fn::Sub", Tree.listOf(text, values));
    }

    public static Map<String, Object> ifElse(Object condition, Object then, Object otherwise) {
        return Tree.of("Fn::If", Tree.listOf(condition, then, otherwise));
    }

    public static Map<String, Object> onlyIf(Object condition, Object then) {
        return ifElse(condition, then, ref("AWS::NoValue"));
    }

    public static Map<String, Object> not(String condition) {
        return Tree.of("Fn::Not", Tree.listOf(Tree.of("Condition", condition)));
    }

    /**
     * Conditions that say whether any of these holds, the last of them under the given name: {@code Fn::Or} takes ten at most.
     */
    public static Map<String, Object> anyOf(List<Object> conditions, String name) {
        Map<String, Object> made = new LinkedHashMap<>();
        List<Object> left = new ArrayList<>(conditions);
        int more = (left.size() - 2) / (MOST_OPERANDS - 1);
        while (left.size() > 1) {
            String id = more > 0 ? name + more : name;
            more--;
            List<Object> some = left.subList(0, Math.min(MOST_OPERANDS, left.size()));
            List<Object> operands = new ArrayList<>();
            some.forEach(one -> operands.add(Tree.of("Condition", one)));
            made.put(id, Tree.of("Fn::Or", operands));
            some.clear();
            left.add(id);
        }
        return made;
    }

    /** Of the account and the Region that the stack is made in. */
    public static String arn(String partition, String service, String resource) {
        return "arn:" + partition + ":" + service + ":${AWS::Region}:${AWS::AccountId}:" + resource;
    }

    public static boolean isCall(Object value) {
        return name(value).isPresent();
    }

    public static boolean isIf(Object value) {
        return name(value).filter("Fn::If"::equals).isPresent();
    }

    public static boolean isNoValue(Object value) {
        return value instanceof Map<?, ?> map && map.size() == 1 && "AWS::NoValue".equals(map.get("Ref"));
    }

    private static Optional<String> name(Object value) {
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            String only = String.valueOf(map.keySet().iterator().next());
            return Optional.of(only)
                    .filter(name -> name.equals("Ref") || name.equals("Condition") || name.startsWith("Fn::"));
        }
        return Optional.empty();
    }

    /** The three arguments of a {@code Fn::If}. */
    public static List<Object> ifArguments(Object call) {
        Object arguments = Tree.map(call).get("Fn::If");
        if (!(arguments instanceof List<?> list) || list.size() != 3) {
            throw new IllegalArgumentException("Fn::If requires 3 arguments");
        }
        return Tree.list(list);
    }

    /** The logical id that a {@code Ref} or {@code Fn::GetAtt} leads to. */
    public static Optional<String> target(Object value) {
        if (!(value instanceof Map<?, ?> map) || !isCall(map)) {
            return Optional.empty();
        }
        if (map.get("Ref") instanceof String id) {
            return Optional.of(id);
        }
        Object got = map.get("Fn::GetAtt");
        if (got instanceof List<?> list && list.size() == 2 && list.getFirst() instanceof String id) {
            return Optional.of(id);
        }
        return Optional.ofNullable(got)
                .filter(String.class::isInstance)
                .map(text -> String.valueOf(text).split("\\.", -1))
                .filter(parts -> parts.length == 2)
                .map(parts -> parts[0]);
    }

    /** As it stands in the text of a {@code Fn::Sub}. */
    public static String inText(Map<String, Object> call) {
        return Tree.textAt(call, "Ref")
                .map(id -> "${" + id + "}")
                .orElseGet(() -> Tree.listAt(call, "Fn::GetAtt").stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(".", "${", "}")));
    }
}

package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the values of a template may be, as policies say it: texts with {@code *} for what is known only when the stack is there. Both
 * branches of an {@code Fn::If} are possible.
 *
 * @param stackName of the stack, or what it begins with and {@code *}
 * @param parameters what its parameters may be
 */
record TextPatterns(PolicyTarget target, String stackName, Template template, Map<String, Set<String>> parameters) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}!]+)}");
    private static final int MAX_ALTERNATIVES = 32;

    /** Never empty, but for {@code AWS::NoValue} and empty lists. */
    Set<String> of(Object value) {
        Set<String> all = switch (value) {
            case List<?> items -> union(items);
            case Map<?, ?> map ->
                Values.call(map)
                        .map(call -> called(call.getKey(), call.getValue()))
                        .orElse(Set.of(PolicyTarget.ANY));
            default -> Set.of(Values.text(value));
        };
        return all.size() > MAX_ALTERNATIVES ? Set.of(PolicyTarget.ANY) : all;
    }

    private Set<String> union(List<?> items) {
        Set<String> all = new LinkedHashSet<>();
        items.forEach(item -> all.addAll(of(item)));
        return all;
    }

    private Set<String> called(String function, Object argument) {
        List<?> arguments = Values.list(argument);
        return switch (function) {
            case "Ref" -> ref(Values.text(argument));
            case "Fn::GetAtt" -> attribute(arguments);
            case "Fn::Sub" -> substituted(arguments);
            case "Fn::Join" -> arguments.size() == 2 ? joined(Values.text(arguments.get(0)), arguments.get(1)) : any();
            case "Fn::If" -> union(arguments.subList(1, arguments.size()));
            case "Fn::Select" -> selected(arguments);
            case "Fn::FindInMap" -> found(arguments);
            default -> any();
        };
    }

    private static Set<String> any() {
        return Set.of(PolicyTarget.ANY);
    }

    private Set<String> ref(String name) {
        return switch (name) {
            case "AWS::StackName" -> Set.of(stackName);
            case "AWS::AccountId" -> Set.of(target.account());
            case "AWS::Region" -> Set.of(target.region());
            case "AWS::Partition" -> Set.of(target.partition());
            case "AWS::NoValue" -> Set.of();
            default ->
                declared(name)
                        .map(resource -> ResourceNames.ref(resource, this))
                        .orElseGet(() -> parameters.getOrDefault(name, any()));
        };
    }

    private Optional<Declared> declared(String id) {
        return Optional.ofNullable(template.resources().get(id));
    }

    private Set<String> attribute(List<?> path) {
        List<String> words = path.size() == 1
                ? List.of(Values.text(path.getFirst()).split("\\.", 2))
                : path.stream().map(Values::text).toList();
        return words.size() < 2
                ? any()
                : declared(words.getFirst())
                        .map(resource -> ResourceNames.attribute(resource, words.get(1), this))
                        .orElseGet(TextPatterns::any);
    }

    private Set<String> substituted(List<?> arguments) {
        Map<?, ?> own = arguments.size() == 2 && arguments.get(1) instanceof Map<?, ?> map ? map : Map.of();
        Set<String> all = Set.of("");
        String text = Values.text(arguments.getFirst());
        Matcher variables = VARIABLE.matcher(text);
        int from = 0;
        while (variables.find()) {
            all = product(all, Set.of(text.substring(from, variables.start())));
            all = product(all, variable(variables.group(1).strip(), own));
            from = variables.end();
        }
        return product(all, Set.of(text.substring(from).replace("${!", "${")));
    }

    private Set<String> variable(String name, Map<?, ?> own) {
        return Values.at(own, name)
                .map(this::of)
                .orElseGet(() -> name.contains(".") ? attribute(List.of(name)) : ref(name));
    }

    private Set<String> joined(String between, Object list) {
        if (!(list instanceof List<?> items)) {
            return any();
        }
        Set<String> all = Set.of("");
        boolean first = true;
        for (Object item : items) {
            Set<String> texts = of(item);
            if (!texts.isEmpty()) {
                all = product(first ? all : product(all, Set.of(between)), texts);
                first = false;
            }
        }
        return all;
    }

    private static Set<String> product(Set<String> heads, Set<String> tails) {
        Set<String> all = new LinkedHashSet<>();
        heads.forEach(head -> tails.forEach(tail -> all.add(Arns.single(head + tail))));
        return all.size() > MAX_ALTERNATIVES ? any() : all;
    }

    private Set<String> selected(List<?> arguments) {
        if (arguments.size() == 2 && arguments.get(1) instanceof List<?> items) {
            String at = Values.text(arguments.getFirst());
            return at.matches("\\d{1,6}") && Integer.parseInt(at) < items.size()
                    ? of(items.get(Integer.parseInt(at)))
                    : of(items);
        }
        return any();
    }

    /** By the name of the mapping alone: its keys may be those of any Region or stage. */
    private Set<String> found(List<?> arguments) {
        Map<String, Object> mapping = Values.mapAt(template.mappings(), Values.text(arguments.getFirst()));
        String last = Values.text(arguments.getLast());
        Set<String> all = new LinkedHashSet<>();
        mapping.values().stream()
                .filter(Map.class::isInstance)
                .flatMap(group -> Values.at((Map<?, ?>) group, last).stream())
                .forEach(leaf -> all.addAll(of(leaf)));
        return all.isEmpty() ? any() : all;
    }
}

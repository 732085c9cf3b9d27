package io.pointsman.alias;

import io.pointsman.alias.DeployedStack.Resource;
import io.pointsman.template.ReferenceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of a deployed template with its references followed: {@code Ref} to the physical id of a resource or to the value of a
 * parameter. What stays open stands between {@link ReferenceText#OPEN} and {@link ReferenceText#CLOSE}: an attribute with the physical
 * id before its name, anything else by its name.
 */
final class StandingProperties {
    private static final Pattern REFERENCE =
            Pattern.compile(ReferenceText.OPEN + "([^" + ReferenceText.CLOSE + "]*)" + ReferenceText.CLOSE);

    private final DeployedStack stack;

    StandingProperties(DeployedStack stack) {
        this.stack = stack;
    }

    /** @param value as {@code TemplateValue.plain} gives it */
    Object of(Object value) {
        return switch (value) {
            case Map<?, ?> map when isFunction(map) -> text(map);
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
                yield members;
            }
            case List<?> list -> list.stream().<Object>map(this::of).toList();
            default -> String.valueOf(value);
        };
    }

    private static boolean isFunction(Map<?, ?> map) {
        String name = map.size() == 1 ? String.valueOf(map.keySet().iterator().next()) : "";
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private String text(Map<?, ?> function) {
        String text = ReferenceText.of(function);
        return text.isEmpty()
                ? open(String.valueOf(function.keySet().iterator().next()))
                : REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(followed(found.group(1))));
    }

    private String followed(String reference) {
        int dot = reference.indexOf('.');
        return dot < 0
                ? physical(reference)
                        .or(() -> Optional.ofNullable(stack.parameters().get(reference)))
                        .orElseGet(() -> open(reference))
                : open(physical(reference.substring(0, dot))
                        .map(id -> id + reference.substring(dot))
                        .orElse(reference));
    }

    private Optional<String> physical(String resource) {
        return stack.resources().stream()
                .filter(one -> one.id().equals(resource))
                .map(Resource::physicalId)
                .findFirst();
    }

    private static String open(String name) {
        return ReferenceText.OPEN + name + ReferenceText.CLOSE;
    }
}

package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to what got another logical id, and to what SAM made beside a resource: {@code Function.Version}, {@code Api.Stage}.
 *
 * @param ids a layer's name before and after
 * @param references by resource and property
 */
public record Renames(Map<String, String> ids, Map<String, Map<String, String>> references) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9.]+|AWS::[A-Z][A-Za-z]*)}");

    /** The value, changed in place. */
    public Object in(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = Tree.map(map);
            members.computeIfPresent("DependsOn", (name, needs) -> needs(needs));
            if (members.size() == 1) {
                members.computeIfPresent("Ref", (name, id) -> ref(id));
                members.computeIfPresent("Fn::GetAtt", (name, path) -> attribute(path));
                members.computeIfPresent("Fn::Sub", (name, text) -> sub(text));
            }
            members.replaceAll((name, member) -> in(member));
        } else if (value instanceof List<?> list) {
            Tree.list(list).replaceAll(this::in);
        }
        return value;
    }

    private Object needs(Object needs) {
        if (needs instanceof List<?> list) {
            Tree.list(list)
                    .replaceAll(id ->
                            renamed(String.valueOf(id)).<Object>map(one -> one).orElse(id));
            return needs;
        }
        return renamed(String.valueOf(needs)).<Object>map(one -> one).orElse(needs);
    }

    private Optional<String> renamed(String id) {
        return Optional.ofNullable(ids.get(id));
    }

    private Optional<String> made(String id, String property) {
        return Optional.ofNullable(references.get(id)).map(of -> of.get(property));
    }

    private Object ref(Object declared) {
        if (!(declared instanceof String id)) {
            return declared;
        }
        int dot = id.indexOf('.');
        Optional<String> other = dot < 0 ? renamed(id) : made(id.substring(0, dot), id.substring(dot + 1));
        return other.orElse(id);
    }

    private Object attribute(Object declared) {
        boolean path = declared instanceof List<?> list
                && list.size() >= 2
                && list.stream().allMatch(String.class::isInstance);
        if (!path) {
            return declared;
        }
        String joined = String.join(
                ".", Tree.list(declared).stream().map(String::valueOf).toList());
        String[] parts = joined.split("\\.", -1);
        Optional<String> layer = renamed(parts[0]);
        if (layer.isPresent()) {
            return list(layer.get(), parts, 1);
        }
        return made(parts[0], parts[1]).<Object>map(id -> list(id, parts, 2)).orElse(declared);
    }

    private static List<Object> list(String first, String[] parts, int from) {
        List<Object> list = Tree.listOf(first);
        for (int i = from; i < parts.length; i++) {
            list.add(parts[i]);
        }
        return list;
    }

    private Object sub(Object declared) {
        if (declared instanceof String text) {
            return replaced(text);
        }
        if (declared instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof String text) {
            Tree.list(list).set(0, replaced(text));
        }
        return declared;
    }

    private String replaced(String text) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(place(place.group(), place.group(1))));
    }

    private String place(String whole, String name) {
        String[] parts = name.split("\\.", -1);
        Optional<String> layer = renamed(parts[0]);
        if (layer.isPresent()) {
            return whole.replace(parts[0], layer.get());
        }
        return parts.length < 2
                ? whole
                : made(parts[0], parts[1])
                        .map(id -> whole.replace(parts[0] + "." + parts[1], id))
                        .orElse(whole);
    }
}

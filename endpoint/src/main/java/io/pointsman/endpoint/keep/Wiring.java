package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.encoding.Hash;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is made of before anybody has asked it anything: its services and what they hang on, numbered in the same order in each
 * process of one build. They are not written, only what they have come to hold; and what is read refers to them by their numbers.
 */
final class Wiring {
    private final List<Object> all = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    /** Numbers what hangs on this and has no number yet. */
    void add(Object root) {
        Deque<Object> left = new ArrayDeque<>(List.of(root));
        for (Object next = left.poll(); next != null; next = left.poll()) {
            if (!Sort.of(next).isValue() && !numbers.containsKey(next)) {
                numbers.put(next, all.size());
                all.add(next);
                parts(next).forEach(part -> Optional.ofNullable(part).ifPresent(left::add));
            }
        }
    }

    List<Object> all() {
        return all;
    }

    @Nullable
    Integer number(Object value) {
        return numbers.get(value);
    }

    /** Equal for endpoints that are made of the same things in the same order. */
    String digest() {
        StringBuilder said = new StringBuilder();
        for (Object each : all) {
            String name = each.getClass().getName();
            int hidden = name.indexOf('/');
            said.append(hidden < 0 ? name : name.substring(0, hidden)).append('\n');
        }
        return Hash.SHA_256.hex(said.toString());
    }

    private static List<@Nullable Object> parts(Object of) {
        return switch (Sort.of(of)) {
            case OWN, RECORD, LAMBDA -> fields(of);
            case HOLDER -> held(of);
            case OPTIONAL -> new ArrayList<>(((Optional<?>) of).stream().toList());
            case ARRAY -> new ArrayList<>(java.util.Arrays.asList((Object[]) of));
            default -> List.of();
        };
    }

    private static List<@Nullable Object> fields(Object of) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (Field field : Structure.of(of.getClass()).fields()) {
            parts.add(Structure.get(field, of));
        }
        return parts;
    }

    /** Maps in the order of their names: those that cannot be changed have another one in each process. */
    private static List<@Nullable Object> held(Object of) {
        if (of instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
            return new ArrayList<>(sorted.values());
        }
        List<@Nullable Object> content = Holder.content(of);
        boolean ordered =
                of instanceof List<?> || of instanceof SortedSet<?> || of instanceof java.util.LinkedHashSet<?>;
        if (!ordered
                && content.stream()
                        .anyMatch(each -> each != null && !Sort.of(each).isValue())) {
            throw new IllegalStateException("the endpoint is made of a " + of.getClass() + ", which has no order");
        }
        return content;
    }
}

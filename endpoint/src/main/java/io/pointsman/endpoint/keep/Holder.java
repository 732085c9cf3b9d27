package io.pointsman.endpoint.keep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The collections of Java that hold state, each with how an empty one is made. What cannot be changed is read as something that cannot be. */
enum Holder {
    ARRAY_LIST(ArrayList.class),
    COPIED_LIST(CopyOnWriteArrayList.class),
    DEQUE(ArrayDeque.class),
    LINKED_SET(LinkedHashSet.class),
    SET(HashSet.class),
    SORTED_SET(TreeSet.class),
    LINKED_MAP(LinkedHashMap.class),
    MAP(HashMap.class),
    SORTED_MAP(TreeMap.class),
    SHARED_MAP(ConcurrentHashMap.class),
    SHARED_SET(ConcurrentHashMap.KeySetView.class),
    FIXED_LIST(List.class),
    FIXED_SET(Set.class),
    FIXED_MAP(Map.class),
    /** Only among what an endpoint is made of: its order is not written. */
    QUEUE(PriorityQueue.class);

    private static final List<String> FIXED = List.of(
            "java.util.ImmutableCollections$", "java.util.Collections$", "java.util.Arrays$", "java.util.KeyValue");

    private final Class<?> type;

    Holder(Class<?> type) {
        this.type = type;
    }

    /** Empty for what is none. */
    static Optional<Holder> of(Object value) {
        Class<?> type = value.getClass();
        for (Holder each : values()) {
            if (each.type == type || (each.isFixed() && each.type.isInstance(value) && isFixed(type))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static boolean isFixed(Class<?> type) {
        return FIXED.stream().anyMatch(type.getName()::startsWith);
    }

    boolean isFixed() {
        return type.isInterface();
    }

    boolean isMap() {
        return Map.class.isAssignableFrom(type);
    }

    /** Whether the place of what it holds depends on what that is, so that it can only be put in once that is whole. */
    boolean isHashed() {
        return isMap() || Set.class.isAssignableFrom(type);
    }

    /** By which what it holds is sorted; null where that is the natural order, or none. */
    static @Nullable Object order(Object value) {
        return switch (value) {
            case SortedMap<?, ?> map -> map.comparator();
            case SortedSet<?> set -> set.comparator();
            default -> null;
        };
    }

    /** An empty one, to be filled. */
    @SuppressWarnings("unchecked") // it is the order of one like it
    Object empty(@Nullable Object order) {
        if (order == null) {
            return empty();
        }
        Comparator<@Nullable Object> sorted = (Comparator<@Nullable Object>) order;
        return isMap() ? new TreeMap<>(sorted) : new TreeSet<>(sorted);
    }

    private Object empty() {
        return switch (this) {
            case ARRAY_LIST, FIXED_LIST -> new ArrayList<>();
            case COPIED_LIST -> new CopyOnWriteArrayList<>();
            case DEQUE -> new ArrayDeque<>();
            case LINKED_SET, FIXED_SET -> new LinkedHashSet<>();
            case SET -> new HashSet<>();
            case SORTED_SET -> new TreeSet<>();
            case LINKED_MAP, FIXED_MAP -> new LinkedHashMap<>();
            case MAP -> new HashMap<>();
            case SORTED_MAP -> new TreeMap<>();
            case SHARED_MAP -> new ConcurrentHashMap<>();
            case SHARED_SET -> ConcurrentHashMap.newKeySet();
            case QUEUE -> new PriorityQueue<>();
        };
    }

    /** As others are to see it. */
    Object seen(Object filled) {
        return switch (this) {
            case FIXED_LIST -> Collections.unmodifiableList((List<?>) filled);
            case FIXED_SET -> Collections.unmodifiableSet((Set<?>) filled);
            case FIXED_MAP -> Collections.unmodifiableMap((Map<?, ?>) filled);
            default -> filled;
        };
    }

    /** What it holds; of a map, keys and values in turn. */
    static List<@Nullable Object> content(Object value) {
        List<@Nullable Object> content = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                content.add(key);
                content.add(each);
            });
        } else {
            content.addAll((Collection<?>) value);
        }
        return content;
    }

    @SuppressWarnings("unchecked") // it was made of what was in one like it
    static void fill(Object empty, List<@Nullable Object> content) {
        if (empty instanceof Map<?, ?>) {
            Map<@Nullable Object, @Nullable Object> map = (Map<@Nullable Object, @Nullable Object>) empty;
            map.clear();
            for (int i = 0; i < content.size(); i += 2) {
                map.put(content.get(i), content.get(i + 1));
            }
        } else {
            Collection<@Nullable Object> all = (Collection<@Nullable Object>) empty;
            all.clear();
            all.addAll(content);
        }
    }
}

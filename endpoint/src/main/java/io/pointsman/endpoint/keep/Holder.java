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
import java.util.LinkedList;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The collections of Java that hold state, each with how an empty one is made. What cannot be changed is read as something that cannot be. */
enum Holder {
    ARRAY_LIST(ArrayList.class, ArrayList::new),
    LINKED_LIST(LinkedList.class, LinkedList::new),
    COPIED_LIST(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
    DEQUE(ArrayDeque.class, ArrayDeque::new),
    LINKED_SET(LinkedHashSet.class, LinkedHashSet::new),
    SET(HashSet.class, HashSet::new),
    SORTED_SET(TreeSet.class, TreeSet::new),
    LINKED_MAP(LinkedHashMap.class, LinkedHashMap::new),
    MAP(HashMap.class, HashMap::new),
    SORTED_MAP(TreeMap.class, TreeMap::new),
    SHARED_MAP(ConcurrentHashMap.class, ConcurrentHashMap::new),
    SHARED_SET(ConcurrentHashMap.KeySetView.class, ConcurrentHashMap::newKeySet),
    FIXED_LIST(List.class, ArrayList::new),
    FIXED_SET(Set.class, LinkedHashSet::new),
    FIXED_MAP(Map.class, LinkedHashMap::new),
    /** Only among what an endpoint is made of: its order is not written. */
    QUEUE(PriorityQueue.class, PriorityQueue::new);

    private static final List<String> FIXED = List.of(
            "java.util.ImmutableCollections$", "java.util.Collections$", "java.util.Arrays$", "java.util.KeyValue");

    private final Class<?> type;
    private final Supplier<Object> empty;

    Holder(Class<?> type, Supplier<Object> empty) {
        this.type = type;
        this.empty = empty;
    }

    /** Empty for what is none. */
    static Optional<Holder> of(Object value) {
        Class<?> type = value.getClass();
        for (Holder each : values()) {
            if (each.type == type || each.isFixed() && each.type.isInstance(value) && isFixed(type)) {
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
            return empty.get();
        }
        Comparator<@Nullable Object> sorted = (Comparator<@Nullable Object>) order;
        return isMap() ? new TreeMap<>(sorted) : new TreeSet<>(sorted);
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

package io.pointsman.endpoint.cloudformation.sam.python;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map whose order is that of a dictionary of Python 2.7 with the same history. */
public final class PythonMap extends AbstractMap<String, Object> {
    private final Map<String, Object> values = new HashMap<>();
    private final PythonKeys keys = new PythonKeys();

    public PythonMap() {}

    /** As {@code dict(other)} and {@code other.copy()} make it: with room for all keys from the start. */
    public static PythonMap of(Map<String, Object> other) {
        PythonMap map = new PythonMap();
        map.putAll(other);
        return map;
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        keys.add(key);
        return values.put(key, value);
    }

    @Override
    public void putAll(Map<? extends String, ?> other) {
        List<String> names = List.copyOf(other.keySet());
        keys.addAll(names);
        other.forEach(values::put);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        if (key instanceof String name) {
            keys.remove(name);
        }
        return values.remove(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return values.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return values.containsKey(key);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return entries().iterator();
            }

            @Override
            public int size() {
                return values.size();
            }
        };
    }

    /** As they are now: who goes over them may change the map. */
    private List<Entry<String, Object>> entries() {
        return keys.inOrder().stream()
                .<Entry<String, Object>>map(key -> new SimpleEntry<>(
                        key, Optional.ofNullable(values.get(key)).orElseThrow()))
                .toList();
    }
}

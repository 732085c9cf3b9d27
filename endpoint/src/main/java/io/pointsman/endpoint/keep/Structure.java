package io.pointsman.endpoint.keep;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What objects of one class of this project consist of. A transient field is no part of it: it is for this process alone. */
record Structure(Class<?> of, List<Field> fields, IdentityHashMap<Object, String> constants) {
    private static final String OWN = "io.pointsman.";
    private static final Map<Class<?>, Structure> KNOWN = new ConcurrentHashMap<>();

    static Structure of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, Structure::read);
    }

    static boolean isOwn(Class<?> type) {
        return type.getName().startsWith(OWN) && !type.isArray() && !type.isEnum();
    }

    /** Whether all that its objects hold is in fields of this project: not so of an exception. */
    static boolean isWhole(Class<?> type) {
        Class<?> above = type;
        while (isOwn(above)) {
            above = above.getSuperclass();
        }
        return above == Object.class || above.getName().startsWith("java.util.Abstract");
    }

    private static Structure read(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each.getName().startsWith(OWN); each = each.getSuperclass()) {
            fields.addAll(0, own(each));
        }
        return new Structure(type, List.copyOf(fields), constants(type));
    }

    private static List<Field> own(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .sorted(Comparator.comparing(Field::getName))
                .map(Structure::opened)
                .toList();
    }

    /** Objects that are compared by identity, such as one that stands for nothing. */
    private static IdentityHashMap<Object, String> constants(Class<?> type) {
        IdentityHashMap<Object, String> constants = new IdentityHashMap<>();
        if (!type.isHidden()) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers())
                            && Modifier.isFinal(field.getModifiers())
                            && field.getType() == type)
                    .forEach(field -> Optional.ofNullable(get(opened(field), null))
                            .ifPresent(value -> constants.put(value, field.getName())));
        }
        return constants;
    }

    private static Field opened(Field field) {
        try {
            field.setAccessible(true);
            return field;
        } catch (InaccessibleObjectException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    static @Nullable Object get(Field field, @Nullable Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    /** Those that can change after the object was made. */
    List<Field> changing() {
        return fields.stream()
                .filter(field -> !Modifier.isFinal(field.getModifiers()))
                .toList();
    }

    /** The constant of its class that the value is. */
    Optional<String> constant(Object value) {
        return Optional.ofNullable(constants.get(value));
    }

    /** Equal for classes whose objects can be read for one another. */
    String said() {
        return of.getName()
                + fields.stream()
                        .map(field -> field.getName() + ":" + field.getType().getName())
                        .collect(Collectors.joining(",", "(", ")"));
    }
}

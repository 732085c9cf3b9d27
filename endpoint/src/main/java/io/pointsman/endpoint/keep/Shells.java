package io.pointsman.endpoint.keep;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Objects made from what they hold. */
final class Shells {
    private static final Map<Class<?>, Constructor<?>> BARE = new ConcurrentHashMap<>();

    private Shells() {}

    /** One whose constructor did not run, as Java's own serialization makes it. */
    static Object bare(Class<?> type) {
        try {
            return BARE.computeIfAbsent(type, Shells::constructor).newInstance();
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    /** By its name: javac warns of a class that is there for exactly this. */
    private static Constructor<?> constructor(Class<?> type) {
        try {
            Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
            Object one = factory.getMethod("getReflectionFactory").invoke(null);
            return (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                    .invoke(one, type, Object.class.getDeclaredConstructor());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no module jdk.unsupported, which --data-dir needs", e);
        }
    }

    static void set(Field field, Object in, @Nullable Object value) {
        try {
            field.set(in, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be set", e);
        }
    }

    /** @param values of its fields, in the order of {@link Structure} */
    static Object record(Structure structure, List<@Nullable Object> values) {
        RecordComponent[] components = structure.of().getRecordComponents();
        List<String> names = structure.fields().stream().map(Field::getName).toList();
        List<@Nullable Object> inOrder = new ArrayList<>();
        Arrays.stream(components).forEach(component -> inOrder.add(values.get(names.indexOf(component.getName()))));
        try {
            Constructor<?> constructor = structure
                    .of()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(inOrder.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(structure.said() + " cannot be made", e);
        }
    }

    static Object atomic(String type) {
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "AtomicLong" -> new AtomicLong();
            case "AtomicInteger" -> new AtomicInteger();
            case "AtomicBoolean" -> new AtomicBoolean();
            default -> new AtomicReference<@Nullable Object>();
        };
    }
}

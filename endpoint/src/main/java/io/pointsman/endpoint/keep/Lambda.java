package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that is written as where it stands in its class and what it holds, as Java itself describes a lambda that can be
 * serialized. Its class has to be the same when it is read: {@link #digest}.
 *
 * @param words what Java says of it, in the order of {@link SerializedLambda}'s constructor
 */
record Lambda(Class<?> in, List<String> words, int kind, List<@Nullable Object> held) {
    private static final Map<Class<?>, String> DIGESTS = new ConcurrentHashMap<>();

    /** Empty when it is none that can be written. */
    static Optional<Lambda> of(Object value) {
        if (!value.getClass().isHidden() || !(value instanceof Serializable)) {
            return Optional.empty();
        }
        SerializedLambda said = described(value);
        List<@Nullable Object> held = new ArrayList<>();
        for (int i = 0; i < said.getCapturedArgCount(); i++) {
            held.add(said.getCapturedArg(i));
        }
        List<String> words = List.of(
                said.getFunctionalInterfaceClass(),
                said.getFunctionalInterfaceMethodName(),
                said.getFunctionalInterfaceMethodSignature(),
                said.getImplClass(),
                said.getImplMethodName(),
                said.getImplMethodSignature(),
                said.getInstantiatedMethodType());
        return Optional.of(new Lambda(
                OtherBuild.type(said.getCapturingClass().replace('/', '.')), words, said.getImplMethodKind(), held));
    }

    private static SerializedLambda described(Object value) {
        try {
            Method method = value.getClass().getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            return (SerializedLambda) method.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a lambda of " + value.getClass() + " cannot be described", e);
        }
    }

    Object made() {
        SerializedLambda said = new SerializedLambda(
                in,
                words.get(0),
                words.get(1),
                words.get(2),
                kind,
                words.get(3),
                words.get(4),
                words.get(5),
                words.get(6),
                held.toArray());
        try {
            Method method = in.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            method.setAccessible(true);
            return method.invoke(null, said);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(in.getName() + " has no such work: " + words, e);
        }
    }

    /** Of its class as it was compiled: what is called the same in another build may be another lambda. */
    String digest() {
        return DIGESTS.computeIfAbsent(in, Lambda::digest);
    }

    static String digest(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(type + " is in no file");
            }
            return Hash.SHA_256.hex(Blob.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(type + " cannot be read: " + e.getMessage(), e);
        }
    }
}

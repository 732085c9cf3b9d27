package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.disk.Blob;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** How an object is written. */
enum Sort {
    TEXT,
    NUMBER,
    ENUM,
    CLASS,
    BYTES,
    PLAIN,
    ARRAY,
    HOLDER,
    OPTIONAL,
    ATOMIC,
    LAMBDA,
    BODY,
    RECORD,
    OWN,
    /** Something that only this process has, such as a thread. */
    FOREIGN;

    private static final Map<Class<?>, Sort> KNOWN = new ConcurrentHashMap<>();

    static Sort of(Object value) {
        Sort known = KNOWN.get(value.getClass());
        if (known == null) {
            known = found(value);
            KNOWN.put(value.getClass(), known);
        }
        return known;
    }

    /** Whether it is written where it stands: nobody asks whether two of them are the same one. */
    boolean isValue() {
        return compareTo(PLAIN) <= 0;
    }

    private static Sort found(Object value) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return value instanceof byte[] ? BYTES : value instanceof Object[] ? ARRAY : FOREIGN;
        }
        return switch (value) {
            case String text -> TEXT;
            case Integer number -> NUMBER;
            case Long number -> NUMBER;
            case Double number -> NUMBER;
            case Boolean flag -> NUMBER;
            case Enum<?> constant -> ENUM;
            case Class<?> named -> CLASS;
            case Optional<?> maybe -> OPTIONAL;
            case AtomicLong atomic -> ATOMIC;
            case AtomicInteger atomic -> ATOMIC;
            case AtomicBoolean atomic -> ATOMIC;
            case AtomicReference<?> atomic -> ATOMIC;
            case Blob.Spooled body -> BODY;
            default -> other(value, type);
        };
    }

    private static Sort other(Object value, Class<?> type) {
        if (type.isHidden()) {
            return Structure.isOwn(type) ? LAMBDA : FOREIGN;
        }
        if (Structure.isOwn(type)) {
            return type.isRecord() ? RECORD : Structure.isWhole(type) ? OWN : FOREIGN;
        }
        if (Holder.of(value).isPresent()) {
            return HOLDER;
        }
        return PlainValue.of(value).isPresent() ? PLAIN : FOREIGN;
    }
}

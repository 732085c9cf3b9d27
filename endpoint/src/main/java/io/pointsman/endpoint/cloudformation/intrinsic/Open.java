package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** References that stay as they are written: what a template means before its resources exist. */
public final class Open implements References {
    private final Exports exports;

    public Open(Exports exports) {
        this.exports = exports;
    }

    /** The exports of other stacks, which are known at any time. */
    @FunctionalInterface
    public interface Exports extends Serializable {
        String valueOf(String name);
    }

    @Override
    public Object ref(String resource) {
        return Map.of("Ref", resource);
    }

    @Override
    public Object attribute(String resource, String attribute) {
        return Map.of("Fn::GetAtt", List.of(resource, attribute));
    }

    @Override
    public String exported(String name) {
        return exports.valueOf(name);
    }

    /** Whether a value still has a reference in it, at its top. */
    static boolean isOpen(Object value) {
        return Values.call(value).isPresent();
    }

    /** Whether a value has a reference anywhere inside it. */
    static boolean isOpenInside(Object value) {
        AtomicBoolean open = new AtomicBoolean();
        Values.calls(value, (function, argument) -> open.set(true));
        return open.get();
    }

    static boolean anyOpen(List<?> values) {
        return values.stream().anyMatch(Open::isOpen);
    }
}

package io.pointsman.runtime;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when first asked for. For one thread: Lambda runs one call at a time. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> make;
    private @Nullable T made;

    Lazy(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        T value = made;
        if (value == null) {
            value = make.get();
            made = value;
        }
        return value;
    }

    void ifMade(Consumer<T> use) {
        if (made != null) {
            use.accept(made);
        }
    }
}

package io.pointsman.local.operator;

import java.util.Optional;
import java.util.function.Function;

/** What AWS was asked: its answer, or why there is none. What is not known is never taken for nothing. */
public sealed interface Looked<T> {
    record Known<T>(T answer) implements Looked<T> {}

    record Unknown<T>(String reason) implements Looked<T> {}

    static <T> Looked<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Looked<T> unknown(String why) {
        return new Unknown<>(SafeText.line(why));
    }

    default Optional<T> value() {
        return this instanceof Known<T>(T answer) ? Optional.of(answer) : Optional.empty();
    }

    default Optional<String> why() {
        return this instanceof Unknown<T>(String reason) ? Optional.of(reason) : Optional.empty();
    }

    default <U> Looked<U> map(Function<T, U> change) {
        return switch (this) {
            case Known<T>(T answer) -> known(change.apply(answer));
            case Unknown<T>(String reason) -> new Unknown<>(reason);
        };
    }
}

package io.pointsman.settings;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * One key that a user may set, with all there is to know of it: the code reads it, the reference and the JSON Schema are made
 * from it. The kinds of keys are in {@link Kind}; the short names here make the usual ones.
 *
 * @param name as the user writes it
 * @param schema the JSON Schema of its value, as JSON text
 * @param allowed what a value must be, for people: {@code "true or false"}
 * @param description one sentence for the reference
 * @param fallback what holds when it is not given; empty: the key is required
 * @param read the value from its plain JSON form ({@code String, Long, BigDecimal, Boolean, List, Map}); empty when it is not
 *     allowed
 * @param voice who may set it
 * @param over a value that was given, laid over one of a place that has less to say
 */
public record Key<T>(
        String name,
        String schema,
        String allowed,
        String description,
        Optional<T> fallback,
        Function<Object, Optional<T>> read,
        Voice voice,
        BinaryOperator<T> over) {

    /** Who may set a key. */
    public enum Voice {
        /** It decides who, where, with which rights, past which guard: the artifact may set it only where the pipeline says so. */
        PIPELINE,
        /** It describes what is in the artifact. */
        ARTIFACT
    }

    /** One that the pipeline sets; of several values the one that has most to say holds whole. */
    public Key(
            String name,
            String schema,
            String allowed,
            String description,
            Optional<T> fallback,
            Function<Object, Optional<T>> read) {
        this(name, schema, allowed, description, fallback, read, Voice.PIPELINE, (upper, lower) -> upper);
    }

    /** A required key. */
    public static <T> Key<T> of(String name, Kind<T> kind, String description) {
        return new Key<>(name, kind.schema(), kind.allowed(), description, Optional.empty(), kind.read());
    }

    /** Text that is not blank. */
    public static Key<String> text(String name, String description) {
        return of(name, Kind.text(), description);
    }

    /**
     * Text of one shape.
     *
     * @param regex that the whole text must match; a pattern that Java and JSON Schema read alike
     */
    public static Key<String> matching(String name, String regex, String allowed, String description) {
        return of(name, Kind.matching(regex, allowed), description);
    }

    public static Key<Boolean> flag(String name, boolean fallback, String description) {
        return of(name, Kind.flag(), description).or(fallback);
    }

    /** The same key, with what holds when it is not given. */
    public Key<T> or(T value) {
        return new Key<>(name, schema, allowed, description, Optional.of(value), read, voice, over);
    }

    /** The same key, which the artifact may set as well. */
    public Key<T> ofArtifact() {
        return new Key<>(name, schema, allowed, description, fallback, read, Voice.ARTIFACT, over);
    }

    /** The same key, whose values from several places make one. */
    public Key<T> laidOver(BinaryOperator<T> how) {
        return new Key<>(name, schema, allowed, description, fallback, read, voice, how);
    }

    public boolean isGuard() {
        return voice == Voice.PIPELINE;
    }

    /** The same key, whose value may be left out. */
    public Key<Optional<T>> optional() {
        return map(Optional::of, Optional.of(Optional.empty()));
    }

    /** The same key, its value made into another type; of several values the one that has most to say holds whole. {@code map} may throw a Refusal that says more than "not allowed". */
    public <U> Key<U> map(Function<T, U> map, Optional<U> newFallback) {
        return new Key<>(
                name,
                schema,
                allowed,
                description,
                newFallback,
                value -> read.apply(value).map(map),
                voice,
                (upper, lower) -> upper);
    }
}

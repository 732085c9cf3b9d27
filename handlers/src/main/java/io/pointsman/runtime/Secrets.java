package io.pointsman.runtime;

import io.pointsman.json.JsonObject;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The secret strings of one job event. Whatever leaves the function passes through {@link #scrub}: an exception of a library may
 * quote anything. Not only whole secrets are found but every piece of some length, because a message may have been cut, escaped
 * or broken up before it comes here.
 */
final class Secrets {
    static final String MARK = "[secret]";

    /** A shorter text would hide half a message and protects nothing. */
    private static final int SHORTEST = 6;

    /** So many characters in a row are no accident, and the rest of a key cannot be guessed from fewer. */
    private static final int PIECE = 12;

    private final Set<String> pieces;

    private Secrets(Set<String> pieces) {
        this.pieces = pieces;
    }

    static Secrets none() {
        return new Secrets(Set.of());
    }

    /** Every text below {@code artifactCredentials}, whatever its shape: an event that is not understood has secrets, too. */
    static Secrets in(JsonObject data) {
        Set<String> pieces = new HashSet<>();
        texts(data.members().get("artifactCredentials"))
                .filter(text -> text.length() >= SHORTEST)
                .flatMap(Spellings::of)
                .flatMap(Secrets::pieces)
                .forEach(pieces::add);
        return new Secrets(pieces);
    }

    private static Stream<String> pieces(String spelling) {
        int length = Math.min(PIECE, spelling.length());
        return IntStream.rangeClosed(0, spelling.length() - length).mapToObj(at -> spelling.substring(at, at + length));
    }

    String scrub(String text) {
        BitSet hidden = new BitSet(text.length());
        pieces.stream().map(String::length).distinct().forEach(length -> hide(text, length, hidden));
        return hidden.isEmpty() ? text : masked(text, hidden);
    }

    private void hide(String text, int length, BitSet hidden) {
        for (int at = 0; at + length <= text.length(); at++) {
            if (pieces.contains(text.substring(at, at + length))) {
                hidden.set(at, at + length);
            }
        }
    }

    private static String masked(String text, BitSet hidden) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(at)) {
            masked.append(text, at, from).append(MARK);
            at = hidden.nextClearBit(from);
        }
        return masked.append(text, at, text.length()).toString();
    }

    private static Stream<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case JsonObject object -> object.members().values().stream().flatMap(Secrets::texts);
            case Map<?, ?> map -> map.values().stream().flatMap(Secrets::texts);
            case List<?> list -> list.stream().flatMap(Secrets::texts);
            case null, default -> Stream.of();
        };
    }

    @Override
    public String toString() {
        return "Secrets[" + pieces.size() + "]";
    }
}

package io.pointsman.runtime;

import io.pointsman.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The secret strings of one job event. Whatever leaves the function passes through {@link #scrub}: an exception of a library may
 * quote anything.
 */
final class Secrets {
    static final String MARK = "[secret]";

    /** A shorter text would hide half a message and protects nothing. */
    private static final int SHORTEST = 6;

    private final List<String> secrets;

    private Secrets(List<String> secrets) {
        this.secrets = secrets;
    }

    static Secrets none() {
        return new Secrets(List.of());
    }

    /** Every text below {@code artifactCredentials}, whatever its shape: an event that is not understood has secrets, too. */
    static Secrets in(JsonObject data) {
        return new Secrets(texts(data.members().get("artifactCredentials"))
                .filter(text -> text.length() >= SHORTEST)
                .flatMap(Secrets::spellings)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    String scrub(String text) {
        String scrubbed = text;
        for (String secret : secrets) {
            scrubbed = scrubbed.replace(secret, MARK);
        }
        return scrubbed;
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

    /** As it is, and as a URL carries it. */
    private static Stream<String> spellings(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(secret, encoded, encoded.replace("+", "%20"));
    }

    @Override
    public String toString() {
        return "Secrets[" + secrets.size() + "]";
    }
}

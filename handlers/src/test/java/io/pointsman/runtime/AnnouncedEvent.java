package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.TypeCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds every event that a test announces to {@code docs/schema/event.schema.json}: all that it requires, and nothing that it does not name. */
public final class AnnouncedEvent {
    private static final JsonObject SCHEMA = schema();

    private AnnouncedEvent() {}

    private static JsonObject schema() {
        try {
            return Json.object(Files.readString(
                    Path.of(System.getProperty("pointsman.home", ".."), "docs/schema/event.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The detail, as it is on the bus. */
    public static JsonObject checked(ReleaseEvent event, JsonObject detail) {
        JsonObject read = Json.object(Json.text(detail));
        assertTrue(SCHEMA.needText("description").contains(event.detailType()), event.detailType());
        Set<String> patterns = patterns(SCHEMA);
        assertEquals(
                Optional.empty(),
                TypeCheck.lenient(patterns).withRequired().fault(SCHEMA, read),
                () -> Json.text(detail));
        assertEquals(List.of(), unnamed("", SCHEMA, read).toList());
        return read;
    }

    private static Set<String> patterns(JsonObject schema) {
        return Stream.of("releaseId")
                .map(name ->
                        schema.objectOrEmpty("properties").objectOrEmpty(name).needText("pattern"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where a schema says of what kind all members are, their names are free. */
    private static Stream<String> unnamed(String at, JsonObject schema, @Nullable Object value) {
        if (schema.has("additionalProperties")) {
            return Stream.empty();
        }
        Map<String, ?> members = value instanceof JsonObject object
                ? object.members()
                : value instanceof Map<?, ?> map ? JsonObject.of(map).members() : Map.of();
        return members.entrySet().stream()
                .flatMap(member -> schema.objectOrEmpty("properties")
                        .object(member.getKey())
                        .map(own -> unnamed(at + "/" + member.getKey(), own, member.getValue()))
                        .orElseGet(() -> Stream.of(at + "/" + member.getKey())));
    }
}

package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records as format 1 wrote them on the embedded endpoint, one for each situation that a release gets into. */
final class ReleaseRecordTest {
    private static final Path FOLDER = folder("release-record.v1.moved.json");
    private static final String LATER = "fromALaterVersion";

    /** Where one of them lies, from whichever module the tests run. */
    private static Path folder(String one) {
        URL found = Objects.requireNonNull(ReleaseRecordTest.class.getResource(one), one);
        return Path.of(URI.create(found.toString())).resolveSibling("");
    }

    static Stream<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void there_is_a_record_for_each_situation() throws IOException {
        List<String> found =
                records().map(file -> file.getFileName().toString()).toList();
        for (String situation : List.of(
                "first-release",
                "nothing-changed",
                "moved",
                "refused-by-policy",
                "refused-by-hook",
                "frozen-before-execute",
                "rolled-back",
                "orphaned-version",
                "put-back",
                "nested-pins",
                "deployed",
                "drift-refused",
                "drift-released",
                "failed-version",
                "no-functions",
                "retried",
                "to-previous",
                "stopped-by-hand",
                "alarm",
                "taken-back",
                "given-back",
                "left-out")) {
            assertTrue(found.contains("release-record.v1." + situation + ".json"), situation);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_is_read_into_types_and_written_unchanged(Path file) {
        assertEquals(text(file), rewritten(ReleaseRecord.parse(text(file))).text() + "\n");
    }

    @ParameterizedTest
    @MethodSource("records")
    void what_a_later_version_wrote_beside_a_known_member_survives(Path file) {
        JsonObject later = later(RecordSchema.schema(), Json.object(text(file)));
        assertNotEquals(Json.object(text(file)), later);

        assertEquals(
                sorted(Json.object(Json.text(later)).members()),
                sorted(Json.object(
                                rewritten(ReleaseRecord.parse(Json.text(later))).text())
                        .members()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void what_a_later_version_wrote_survives_a_change(Path file) {
        JsonObject later = later(RecordSchema.schema(), Json.object(text(file)));

        String changed = changed(ReleaseRecord.parse(Json.text(later))).text();

        assertEquals(count(Json.text(later)), count(changed));
        assertEquals(
                sorted(Json.object(changed(ReleaseRecord.parse(text(file))).text())
                        .members()),
                sorted(without(Json.object(changed).members())));
    }

    /** Each section through its type and back. */
    private static ReleaseRecord rewritten(ReleaseRecord record) {
        ReleaseRecord next = record;
        next = record.release().map(next::with).orElse(next);
        if (!record.submissions().isEmpty()) {
            next = next.with(record.submissions());
        }
        if (Json.object(record.text()).objectOrEmpty("changeset").has("name")) {
            next = record.changeSet().map(next::with).orElse(next);
        }
        next = record.execution().map(next::with).orElse(next);
        next = record.aliases().isEmpty() ? next : next.with(record.aliases());
        next = record.orphanedVersions().map(next::with).orElse(next);
        next = record.deployed().map(next::with).orElse(next);
        next = record.attempt("live").map(next::with).orElse(next);
        next = record.attempt("canary").map(next::with).orElse(next);
        return record.published().map(next::with).orElse(next);
    }

    private static ReleaseRecord changed(ReleaseRecord record) {
        UnaryOperator<ReleaseRecord> publish = one -> one.published()
                .map(published -> one.with(new PublishedVersions(
                        !published.complete(), published.functions(), published.stackFunctions())))
                .orElse(one);
        UnaryOperator<ReleaseRecord> submit = one ->
                one.submissions().isEmpty() ? one : one.with(one.submissions().settling("another", Set.of("F")));
        UnaryOperator<ReleaseRecord> create = one -> one.aliases().isEmpty()
                ? one
                : one.with(one.aliases().created(List.of("arn:aws:lambda:eu-west-1:000000000000:function:f:live")));
        UnaryOperator<ReleaseRecord> deploy = one -> one.deployed()
                .map(deployed -> one.with(new DeployedFunctions("another", deployed.functions())))
                .orElse(one);
        UnaryOperator<ReleaseRecord> shift = one -> one.attempt("live")
                .map(ReleaseRecordTest::changed)
                .map(one::with)
                .orElse(one);
        return shift.apply(deploy.apply(create.apply(submit.apply(publish.apply(record)))));
    }

    /** Something happens to each of its functions, and to itself. */
    private static Attempt changed(Attempt attempt) {
        Instant now = Instant.parse("2026-02-01T00:00:00Z");
        Attempt next = attempt;
        for (FunctionDeployment function : attempt.functions().toList()) {
            next = next.with(function.weighed(now, 77)
                    .lived(List.of(new DeploymentEvent("Another", "Succeeded", Optional.of(now), Optional.empty())))
                    .noted("another"));
        }
        return next.succeeded(now);
    }

    /** A field that is misspelt here and in the schema would leave what older versions wrote unread, and nobody would see it. */
    @ParameterizedTest
    @MethodSource("records")
    void a_member_that_an_older_version_wrote_has_no_field(Path file) {
        assertEquals(List.of(), withoutField("", RecordSchema.schema(), Json.object(text(file))));
    }

    private static List<String> withoutField(String at, JsonObject schema, Object value) {
        List<String> found = new ArrayList<>();
        switch (value) {
            case JsonObject object -> {
                JsonObject known = schema.objectOrEmpty("properties");
                boolean closed = Boolean.FALSE.equals(schema.members().get("additionalProperties")) || at.isEmpty();
                for (String name : object.members().keySet()) {
                    if (closed && !known.has(name) && !name.startsWith("shift ")) {
                        found.add(at + "/" + name);
                    }
                    JsonObject further = schema.members().get("additionalProperties") instanceof JsonObject of
                            ? of
                            : JsonObject.empty();
                    Object member = object.members().get(name);
                    found.addAll(withoutField(
                            at + "/" + name, known.object(name).orElse(further), member == null ? "" : member));
                }
            }
            case Map<?, ?> map -> found.addAll(withoutField(at, schema, JsonObject.of(map)));
            case List<?> list ->
                list.forEach(one -> found.addAll(withoutField(at, schema.objectOrEmpty("items"), one)));
            default -> {}
        }
        return found;
    }

    /** With a member that nobody knows in each object that has members of its own. */
    private static JsonObject later(JsonObject schema, JsonObject value) {
        JsonObject next = value;
        JsonObject known = schema.objectOrEmpty("properties");
        for (String name : value.members().keySet()) {
            JsonObject further =
                    schema.members().get("additionalProperties") instanceof JsonObject of ? of : JsonObject.empty();
            JsonObject member = known.object(name).orElse(further);
            next = next.with(name, later(member, value.members().get(name)));
        }
        return known.members().isEmpty() ? next : next.with(LATER, "kept");
    }

    private static Object later(JsonObject schema, Object value) {
        return switch (value) {
            case Map<?, ?> map -> later(schema, JsonObject.of(map));
            case List<?> list -> {
                List<Object> all = new ArrayList<>();
                list.forEach(one -> all.add(later(schema.objectOrEmpty("items"), one)));
                yield all;
            }
            default -> value;
        };
    }

    private static int count(String text) {
        return text.split(LATER, -1).length - 1;
    }

    private static Object without(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                JsonObject next = JsonObject.empty();
                for (Map.Entry<?, ?> one : map.entrySet()) {
                    next = one.getKey().equals(LATER)
                            ? next
                            : next.with((String) one.getKey(), without(one.getValue()));
                }
                yield next.members();
            }
            case List<?> list -> list.stream().map(ReleaseRecordTest::without).toList();
            default -> value;
        };
    }

    /** What comes first in an object says nothing. */
    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> all = new java.util.TreeMap<>();
                map.forEach((name, one) -> all.put((String) name, sorted(one)));
                yield all.toString();
            }
            case List<?> list -> list.stream().map(ReleaseRecordTest::sorted).toList();
            default -> value;
        };
    }

    @Test
    void an_item_of_a_list_carries_what_another_one_had_from_a_later_version() {
        JsonObject document = Json.object("""
            {"release": {"releaseId": "r", "templateDigest": "d", "source": {}, "code": [
              {"logicalId": "A", "bucket": "b", "key": "a", "digest": "1"},
              {"logicalId": "B", "bucket": "b", "key": "b", "digest": "2"}]},
             "changeset": {"submissions": {"templates": [
              {"changeSet": "one", "released": "r", "submitted": "s", "nested": {}, "includesNested": false, "pins": [],
               "aliases": {}, "warnings": [], "fromALaterVersion": "of one"},
              {"changeSet": "two", "released": "r", "submitted": "s", "nested": {}, "includesNested": false, "pins": [],
               "aliases": {}, "warnings": [], "fromALaterVersion": "of two"}]}}}
            """);
        ReleaseRecord record = ReleaseRecord.parse(Json.text(document));
        Submissions before = record.submissions();

        ReleaseRecord written = record.with(new Submissions(before.all().reversed(), before.settled()));

        List<JsonObject> templates = written.json()
                .objectOrEmpty("changeset")
                .objectOrEmpty("submissions")
                .objects("templates");
        assertEquals(
                List.of("two of two", "one of one"),
                templates.stream()
                        .map(one -> one.needText("changeSet") + " " + one.needText(LATER))
                        .toList());
    }

    @Test
    void a_record_in_a_message_shows_its_values() {
        assertEquals(
                "ReleaseRecord[release]",
                ReleaseRecord.parse("{\"release\": {\"secret\": \"value\"}}").toString());
    }
}

package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ReleaseDocument.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as a document of a release, and what is said of one that is none. */
final class ReleaseDocumentTest {
    private static String whole(String text) {
        Reading reading = ReleaseDocument.read("web", "run-1", text);
        return Json.text(assertInstanceOf(Reading.Whole.class, reading).document());
    }

    private static String said(String run, JsonObject document) {
        Reading reading = ReleaseDocument.read("web", run, Json.text(document));
        return assertInstanceOf(Reading.Broken.class, reading).fault().sentence();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alias-created",
                "deployed",
                "first-release",
                "frozen",
                "moved-by-template",
                "moved",
                "nested-pins",
                "put-back",
                "refused-by-hook",
                "refused-by-policy",
                "retried",
                "secret-order",
                "submitted-only",
                "taken-back"
            })
    void a_record_that_an_older_version_wrote_is_read(String situation) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(getClass().getResourceAsStream("release-record.v1." + situation + ".json"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(Json.text(Json.object(text)), whole(text));
        }
    }

    @Test
    void what_is_written_is_read_without_the_member_that_says_whose_it_is() {
        JsonObject document = JsonObject.of("later", JsonObject.of("a", 1L));
        String text = ReleaseDocument.text("web", "run-1", document, ReleaseDocument.Revision.UNKNOWN);
        assertTrue(text.contains("about"), text);
        assertEquals(Json.text(document), whole(text));
    }

    @Test
    void a_member_that_a_later_version_adds_is_none_of_our_business() {
        JsonObject section = JsonObject.of("stackId", "s", "status", "CREATE_COMPLETE", "changeSet", "c")
                .with("token", "t")
                .with("new", 1L);
        JsonObject document = JsonObject.of("execute", section);
        assertEquals(Json.text(document), whole(Json.text(document)));
    }

    @Test
    void the_place_of_what_is_wrong_is_a_json_pointer() {
        JsonObject names = JsonObject.of("a/b~c", 7);
        JsonObject order = JsonObject.of("changeset", JsonObject.of("order", JsonObject.of("tags", names)));
        assertEquals("/changeset/order/tags/a~1b~0c must be text", said("run-1", order));
    }

    @Test
    void a_value_that_has_the_right_type_and_cannot_be_read_is_named_by_its_section_and_not_told() {
        JsonObject at = JsonObject.of("first", "2026-13-01T00:00:00Z", "last", "2026-01-01T00:00:00Z");
        assertEquals(
                "/timings has a value that cannot be read",
                said("run-1", JsonObject.of("timings", JsonObject.of("execute", at))));
        assertEquals("/history/0/at is missing", said(ReleaseRecords.INDEX, index(JsonObject.of("run", "r"))));
        assertEquals(
                "/deployed/pending/arn must be an object",
                said(
                        ReleaseRecords.INDEX,
                        JsonObject.of("deployed", JsonObject.of("pending", JsonObject.of("arn", "hunter2")))));
    }

    private static JsonObject index(JsonObject event) {
        return JsonObject.of("history", java.util.List.of(event));
    }
}

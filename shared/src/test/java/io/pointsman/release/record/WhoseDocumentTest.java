package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ReleaseDocument.Reading;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A document says for which stack and run it was written, in which format and how often: one of another is never gone by. */
final class WhoseDocumentTest {
    private static String whole(String text) {
        Reading reading = ReleaseDocument.read("web", "run-1", text);
        return Json.text(assertInstanceOf(Reading.Whole.class, reading).document());
    }

    private static String said(JsonObject document) {
        Reading reading = ReleaseDocument.read("web", "run-1", Json.text(document));
        return assertInstanceOf(Reading.Broken.class, reading).fault().sentence();
    }

    private static JsonObject about(JsonObject about) {
        return JsonObject.of("about", about);
    }

    @Test
    void a_document_that_was_written_for_something_else_is_refused_and_says_whose_it_is_not() {
        JsonObject own = JsonObject.of("format", 1, "stack", "web", "run", "run-1");

        assertEquals("{}", whole(Json.text(about(own))));
        assertEquals(
                "/about/stack must be web: it was written for another stack", said(about(own.with("stack", "shop"))));
        assertEquals("/about/run must be run-1: it was written for another run", said(about(own.with("run", "run-2"))));
        assertEquals(
                "/about/format is 2, and this version of Pointsman reads up to 1: a later version wrote it, and has to"
                        + " be deployed",
                said(about(own.with("format", 2))));
    }

    /** What a later version writes has types of its own: they are not looked at before it is known to be a later one. */
    @Test
    void a_document_of_a_later_version_is_told_by_its_format_whatever_else_it_has() {
        JsonObject later = about(JsonObject.of("format", 2, "stack", "web", "run", "run-1"))
                .with("release", "a text by then");

        assertTrue(said(later).startsWith("/about/format is 2"));
    }

    @Test
    void a_document_that_says_half_of_whose_it_is_is_refused() {
        assertEquals("/about/run is missing", said(about(JsonObject.of("format", 1, "stack", "web"))));
        assertEquals("/about/stack must be text", said(about(JsonObject.of("format", 1, "stack", 7, "run", "run-1"))));
        assertEquals("/about must be an object", said(JsonObject.of("about", "web")));
        assertEquals(
                "/about has a number that is out of range",
                said(about(JsonObject.of("format", 1L << 40, "stack", "web", "run", "run-1"))));
    }

    @Test
    void the_revision_of_a_document_comes_back_as_it_was_written() {
        ReleaseDocument.Revision third = new ReleaseDocument.Revision(Optional.of(3), Optional.of(7));
        String text = ReleaseDocument.text("web", "run-1", JsonObject.empty(), third);

        assertEquals(third, revision(text));
        assertEquals(ReleaseDocument.Revision.UNKNOWN, revision("{}"));
    }

    private static ReleaseDocument.Revision revision(String text) {
        return assertInstanceOf(Reading.Whole.class, ReleaseDocument.read("web", "run-1", text))
                .revision();
    }
}

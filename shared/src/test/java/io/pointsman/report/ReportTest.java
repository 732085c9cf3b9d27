package io.pointsman.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReportTest {
    @Test
    void the_data_hold_the_vector_the_appspecs_and_what_happened_when() {
        JsonObject json = Json.object(Samples.failed().json());
        JsonObject cart = json.objectOrEmpty("functions").objectOrEmpty("Cart");

        assertEquals("failed", json.needText("state"));
        assertEquals("1", cart.needText("from"));
        assertEquals("2", cart.needText("to"));
        assertEquals(64, cart.needText("sha256").length());
        assertTrue(cart.needText("appSpec").contains("AWS::Lambda::Function"));
        assertEquals(3, cart.objects("weights").size());
        assertEquals(
                "changed since version 1: code", cart.objectOrEmpty("published").needText("why"));
    }

    @Test
    void the_page_asks_for_nothing_and_runs_nothing() {
        String html = Samples.failed().html();

        assertFalse(html.contains("http"), "no address of any kind");
        assertFalse(html.contains("<script"), "no script");
        assertFalse(html.contains("url("), "no picture");
    }

    @Test
    void a_moment_has_its_place_between_the_ends_and_never_beyond_them() {
        Instant start = Instant.parse("2026-01-01T12:00:00Z");
        TimeAxis axis = new TimeAxis(start, start.plusSeconds(100));

        assertEquals(25, axis.place(start.plusSeconds(25)));
        assertEquals(0, axis.place(start.minusSeconds(5)));
        assertEquals(100, axis.place(start.plusSeconds(500)));
        assertEquals("left:25.00%;width:50.00%", axis.span(start.plusSeconds(25), start.plusSeconds(75)));
        assertEquals(5, axis.ticks().size());
    }

    @Test
    void a_release_that_took_no_time_is_a_page_too() {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");

        assertEquals(0, new TimeAxis(now, now).place(now));
    }
}

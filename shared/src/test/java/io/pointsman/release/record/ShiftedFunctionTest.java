package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is on record of a function on its way, for who goes on with it and for people. */
final class ShiftedFunctionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final FunctionDeployment.Target TARGET =
            new FunctionDeployment.Target("Cart", "web-cart", "live", "4", "Canary", List.of("errors"), 2);
    private static final Startable PENDING = Startable.pending(TARGET, "3", "{}", "00");

    @Test
    void a_half_shifted_alias_is_told_apart_by_the_version_that_it_has_to_rest_on() {
        FunctionDeployment half = PENDING.repairing("3", "a deployment was broken off");

        assertEquals(Optional.of("3"), half.repair());
        assertEquals(Optional.of("a deployment was broken off"), half.note());
        assertEquals(Optional.empty(), PENDING.repair());
        assertEquals(
                Optional.of("by hand"), NotShifted.leftOut(TARGET, "by hand").note());
    }

    @Test
    void a_share_is_written_down_when_it_changes_and_the_last_one_counts() {
        FunctionDeployment half = PENDING.weighed(NOW, 10).weighed(NOW.plusSeconds(5), 10);
        FunctionDeployment whole = half.weighed(NOW.plusSeconds(9), 100);

        assertEquals(0, PENDING.percent());
        assertEquals(10, half.percent());
        assertEquals(100, whole.percent());
        assertEquals(List.of(new TrafficWeight(NOW, 10), new TrafficWeight(NOW.plusSeconds(9), 100)), whole.weights());
    }

    @Test
    void what_is_sent_to_codedeploy_is_what_was_planned_to_the_letter() {
        Startable planned = Startable.pending(TARGET, "3", "{\"version\": 0.0}", "c0ffee");

        for (ShiftedFunction one : List.of(planned, planned.moving("d-1"), planned.skipped())) {
            assertEquals("3", one.current());
            assertEquals("{\"version\": 0.0}", one.appSpec());
            assertEquals("c0ffee", one.sha256());
        }
    }

    @Test
    void an_alias_that_pointsman_gave_back_says_when_and_how() {
        ShiftedFunction back = assertInstanceOf(
                ShiftedFunction.class,
                GoldenRecord.shift("given-back").function("F").orElseThrow());

        assertEquals(Optional.of(Instant.parse("2026-10-01T12:01:29.205Z")), back.putBackAt());
        assertTrue(
                back.wayBack().orElseThrow().endsWith("given all traffic back to version 1 with lambda:UpdateAlias"));
        assertEquals(Optional.empty(), PENDING.putBackAt());
        assertEquals(Optional.empty(), PENDING.wayBack());
    }

    @Test
    void a_lost_answer_holds_off_whoever_asks_next_and_counts() {
        Startable twice = PENDING.unanswered(NOW).unanswered(NOW.plusSeconds(200));

        assertEquals(0, PENDING.unanswered());
        assertEquals(1, PENDING.unanswered(NOW).unanswered());
        assertEquals(2, twice.unanswered());
        assertTrue(twice.isClaimedByAnother("this call", NOW.plusSeconds(319)));
        assertFalse(twice.isClaimedByAnother("this call", NOW.plusSeconds(320)));
    }
}

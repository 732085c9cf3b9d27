package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which alternative a function of an attempt is, and that leaving one leaves behind what only it has. */
class FunctionDeploymentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final FunctionDeployment.Target TARGET =
            new FunctionDeployment.Target("Cart", "web-cart", "live", "4", "Canary", List.of("errors"), 2);
    private static final Startable PENDING = Startable.pending(TARGET, "3", "{}", "00");
    private static final FirstAlias FIRST = FirstAlias.of(TARGET, Optional.of("before"), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "kept, , NotShifted",
        "left out, , NotShifted",
        "new, , FirstAlias",
        "created, , FirstAlias",
        "waiting, 3, Startable",
        "moved, 3, Startable",
        "moving, 3, Shifting",
        "stopping, 3, Shifting",
        "falling, 3, Shifting",
        "returning, 3, Shifting",
        "failed, 3, NotArrived",
        "returned, 3, NotArrived",
        "skipped, 3, NotArrived",
        "failed, , FirstAlias",
        "returned, , FirstAlias",
        "skipped, , FirstAlias",
    })
    void a_record_is_read_as_the_alternative_that_its_phase_says(String phase, String from, String type) {
        JsonObject json = JsonObject.of("phase", phase).with("from", Optional.ofNullable(from));

        assertEquals(type, FunctionDeployment.read("Cart", json).getClass().getSimpleName());
    }

    @Test
    void what_is_known_before_the_plan_is_on_record_whatever_the_plan_is() {
        for (FunctionDeployment function :
                List.of(PENDING, FIRST, NotShifted.unchanged(TARGET), NotShifted.leftOut(TARGET, "by hand"))) {
            FunctionDeployment.Target read = new FunctionDeployment.Target(
                    function.id(),
                    function.function(),
                    function.alias(),
                    function.target(),
                    function.config(),
                    function.alarms(),
                    function.wave());
            assertEquals(TARGET, read);
        }
    }

    @Test
    void whoever_stops_asking_gives_its_claim_back() {
        Startable claimed = PENDING.claimed("this call", NOW);

        assertTrue(claimed.isClaimedByAnother("that call", NOW));
        for (FunctionDeployment next : List.of(
                claimed.released(),
                claimed.moving("d-1"),
                claimed.moving("d-1").succeeded(),
                claimed.returning("d-2", "{}"),
                claimed.skipped(),
                claimed.failed(NOW, "denied"),
                claimed.left(NOW, "lost"))) {
            assertTrue(Json.text(next.json()).contains("\"claimedBy\":\"\""), next.toString());
        }
    }

    @Test
    void a_claim_holds_for_two_minutes_and_never_against_its_owner() {
        Startable claimed = PENDING.claimed("this call", NOW);

        assertFalse(claimed.isClaimedByAnother("this call", NOW));
        assertTrue(claimed.isClaimedByAnother("that call", NOW.plusSeconds(119)));
        assertFalse(claimed.isClaimedByAnother("that call", NOW.plusSeconds(120)));
    }

    @Test
    void only_what_nobody_asked_for_is_untouched() {
        for (FunctionDeployment function : List.of(PENDING, FIRST, NotShifted.unchanged(TARGET))) {
            assertTrue(function.isUntouched(), function.toString());
        }
        for (FunctionDeployment function : List.of(
                PENDING.claimed("this call", NOW).released(),
                PENDING.moving("d-1"),
                PENDING.moving("d-1").succeeded(),
                PENDING.skipped(),
                FIRST.created(),
                FIRST.skipped())) {
            assertFalse(function.isUntouched(), function.toString());
        }
    }

    @Test
    void a_function_that_is_left_keeps_when_and_why_it_failed_first() {
        FunctionDeployment left = PENDING.moving("d-1")
                .falling(NOW, NOW.minusSeconds(9), "an alarm")
                .left(NOW, "lost");

        assertInstanceOf(NotArrived.class, left);
        assertEquals(NOW.minusSeconds(9), left.failedAt());
        assertEquals(Optional.of("an alarm\nlost"), left.said());
        assertEquals(NOW, PENDING.left(NOW, "lost").failedAt());
    }

    @Test
    void each_hook_of_a_first_alias_is_asked_once_and_what_it_said_is_kept() {
        FirstAlias asked = FIRST.asked("BeforeAllowTraffic", NOW, NOW.plusSeconds(1), false);

        assertEquals(Optional.of("before"), FIRST.unasked("BeforeAllowTraffic"));
        assertEquals(Optional.empty(), FIRST.unasked("AfterAllowTraffic"));
        assertEquals(Optional.empty(), asked.unasked("BeforeAllowTraffic"));
        assertEquals(
                List.of(new DeploymentEvent(
                        "BeforeAllowTraffic", "Failed", Optional.of(NOW), Optional.of(NOW.plusSeconds(1)))),
                asked.events());
    }

    @Test
    void a_way_back_that_is_tried_again_has_arrived_and_counts() {
        Startable again =
                PENDING.moving("d-1").succeeded().returning("d-2", "{}").returningAgain();

        assertTrue(again.is(Phase.SUCCEEDED));
        assertEquals(1, again.returnTries());
        assertEquals(Optional.of("d-1"), again.deploymentId());
        assertEquals(Optional.of("d-2"), again.returnDeploymentId());
    }

    @Test
    void what_happened_to_a_first_alias_says_nothing_of_a_hook_that_was_not_asked() {
        FirstAlias both = FirstAlias.of(TARGET, Optional.of("before"), Optional.of("after"));
        FirstAlias asked = both.asked("BeforeAllowTraffic", NOW, NOW.plusSeconds(1), true);

        assertEquals(Optional.of("after"), asked.unasked("AfterAllowTraffic"));
        assertEquals(
                List.of(false),
                asked.events().stream().map(DeploymentEvent::failed).toList());
        assertEquals(
                List.of(false, true),
                asked.asked("AfterAllowTraffic", NOW, NOW, false).events().stream()
                        .map(DeploymentEvent::failed)
                        .toList());
    }

    @Test
    void an_alias_takes_calls_before_the_shift_only_where_the_stack_made_it() {
        assertTrue(FIRST.madeByStack().isMadeByStack());
        assertFalse(FIRST.isMadeByStack());
    }

    /** Whoever writes the next state asks first whether the function is still as it was seen. */
    @Test
    void a_function_is_as_it_was_seen_when_it_is_the_same_one_and_the_record_says_the_same_of_it() {
        FunctionDeployment read = FunctionDeployment.read("Cart", Json.object(Json.text(PENDING.json())));
        FunctionDeployment other = FunctionDeployment.read("Pay", PENDING.json());

        assertEquals(PENDING, read);
        assertEquals(PENDING.hashCode(), read.hashCode());
        for (FunctionDeployment another : List.of(other, PENDING.claimed("this call", NOW), PENDING.moving("d-1"))) {
            assertNotEquals(PENDING, another);
            assertNotEquals(PENDING.hashCode(), another.hashCode());
        }
        assertNotEquals(PENDING, (Object) "Cart");
    }

    @Test
    void a_function_in_a_message_tells_how_far_it_is_and_nothing_else_of_its_record() {
        assertEquals("Startable[Cart, PENDING]", PENDING.toString());
    }
}

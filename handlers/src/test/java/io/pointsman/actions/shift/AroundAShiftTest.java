package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.ReleaseJobs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What AWS and other calls do while a shift is under way. */
final class AroundAShiftTest {
    private final ShiftScene scene = new ShiftScene().function("Cart", "1", "2");

    @Test
    void a_listing_that_lags_makes_no_second_deployment_after_an_answer_that_was_lost() {
        scene.traffic.createUnanswered = true;
        scene.traffic.listingLag = Duration.ofSeconds(110);

        assertInstanceOf(Outcome.Succeeded.class, scene.runByContinuations("job", WEB));
        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void a_deployment_that_succeeded_is_not_an_arrival_where_the_alias_is_elsewhere() {
        scene.traffic.afterMove = () -> scene.traffic.aliases.put("web-Cart", AliasState.on("3"));

        String message = assertInstanceOf(Outcome.Failed.class, scene.runByContinuations("job", WEB))
                .message();

        assertTrue(message.contains("succeeded, but alias live of Cart (web-Cart) is on version 3: somebody"), message);
        assertEquals("version 3", scene.alias("Cart"));
    }

    /** Lambda may show the move a moment later. */
    @Test
    void an_alias_that_shows_its_move_late_is_no_failure() {
        scene.traffic.afterMove = () -> {
            scene.traffic.aliases.put("web-Cart", AliasState.on("1"));
            scene.meanwhile.add(() -> scene.traffic.aliases.put("web-Cart", AliasState.on("2")));
        };

        assertEquals("1", scene.succeed("job-1", WEB).get("Shifted"));
    }

    @Test
    void a_second_writer_of_the_record_that_has_seen_a_failure_is_followed() {
        scene.meanwhile.add(() -> scene.records.update("web", ReleaseJobs.RUN, document -> {
            JsonObject attempt = document.objectOrEmpty("shift");
            return document.with(
                    "shift", attempt.with("state", "settling").with("cause", "another call has seen it fail"));
        }));

        String message = scene.fail("job-1", WEB);

        assertTrue(message.startsWith("another call has seen it fail"), message);
        assertEquals(List.of("d-1"), scene.traffic.stopped);
        assertEquals("version 1", scene.alias("Cart"));
    }
}

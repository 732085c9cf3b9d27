package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Origin;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.PlayFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;

/** A claim about customers fails when the journal says otherwise. */
class ShopClaimsTest {
    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");
    private static final Duration CANARY = Duration.ofMinutes(5);

    /** Execute at 10 s, Publish at 20 s, the canary from 30 s to 330 s. */
    private static final List<ActionExecutionDetail> ACTIONS = List.of(action("Execute", 10), action("Publish", 20));

    private final List<Call> calls = new ArrayList<>();

    private static ActionExecutionDetail action(String name, int second) {
        return ActionExecutionDetail.builder()
                .actionName(name)
                .startTime(START.plusSeconds(second))
                .build();
    }

    private static Shifted shift(Duration canary) {
        Shifted.Event traffic = new Shifted.Event(
                "Succeeded",
                Optional.of(START.plusSeconds(30)),
                Optional.of(START.plusSeconds(30).plus(canary)));
        return new Shifted("d-1", "shop", "live", "1", "2", "Succeeded", Map.of("AllowTraffic", traffic), CANARY);
    }

    private void answered(int second, int times, String version) {
        for (int i = 0; i < times; i++) {
            calls.add(new Call(START.plusSeconds(second), Origin.Kind.API, "shop", "live", Optional.of(version), true));
        }
    }

    private void wellBehaved() {
        answered(5, 20, "1");
        answered(15, 10, "1");
        answered(25, 10, "1");
        answered(100, 180, "1");
        answered(100, 20, "2");
        answered(400, 30, "2");
    }

    private CustomersByStage stages() {
        return CustomersByStage.of(ACTIONS, Optional.of(shift(CANARY)), calls);
    }

    private String refused() {
        return String.valueOf(assertThrows(PlayFailure.class, () -> ShopClaims.shifted(stages(), shift(CANARY)))
                .getMessage());
    }

    @Test
    void a_release_as_it_should_be_passes() {
        wellBehaved();

        assertDoesNotThrow(() -> ShopClaims.shifted(stages(), shift(CANARY)));
    }

    @Test
    void one_customer_with_new_code_during_execute_is_one_too_many() {
        wellBehaved();
        answered(16, 1, "2");

        assertTrue(
                refused().startsWith("Execute: the stack is updated: customers who got version 2 before"), refused());
    }

    @Test
    void a_canary_that_is_half_of_the_traffic_is_none() {
        wellBehaved();
        answered(110, 200, "2");

        assertTrue(refused().contains("220 of 400 customers got version 2"), refused());
    }

    @Test
    void a_canary_that_nobody_got_is_none() {
        answered(5, 20, "1");
        answered(15, 10, "1");
        answered(25, 10, "1");
        answered(100, 200, "1");

        assertTrue(refused().contains("0 of 200 customers got version 2"), refused());
    }

    @Test
    void a_stage_in_which_nobody_asked_proves_nothing() {
        answered(5, 20, "1");

        assertTrue(refused().contains("nobody asked"), refused());
    }

    @Test
    void a_version_of_another_release_is_noticed() {
        wellBehaved();
        answered(17, 1, "7");

        assertTrue(refused().contains("neither version 1 nor 2"), refused());
    }

    @Test
    void a_failed_answer_and_one_of_another_version_are_not_by_this_version() {
        answered(5, 30, "2");
        assertDoesNotThrow(() -> ShopClaims.allBy("2", calls));
        answered(6, 1, "1");
        assertThrows(PlayFailure.class, () -> ShopClaims.allBy("2", calls));
        assertThrows(PlayFailure.class, () -> ShopClaims.allBy("2", List.of()));
    }

    @Test
    void a_canary_that_was_shorter_than_its_configuration_is_no_move_by_codedeploy() {
        assertTrue(shift(CANARY).objection("1", "2").isEmpty());
        assertTrue(shift(Duration.ofSeconds(3)).objection("1", "2").orElse("").contains("only"));
        assertTrue(shift(CANARY).objection("2", "3").isPresent());
    }

    @Test
    void a_stage_is_told_once_it_has_ended_and_once_only() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LiveTable table =
                new LiveTable(new Console(new PrintStream(out, true, StandardCharsets.UTF_8)), List.of("1", "2"));
        answered(5, 20, "1");

        table.tell(CustomersByStage.of(List.of(), Optional.empty(), calls));
        assertEquals("", out.toString(StandardCharsets.UTF_8), "Execute has not begun");

        answered(15, 10, "1");
        table.tell(stages());
        table.tell(stages());
        String told = out.toString(StandardCharsets.UTF_8);
        assertEquals(2, told.lines().count(), told);
        assertTrue(told.contains("customers: 20 by version 1, 0 by version 2 (until Execute)"), told);
        assertTrue(told.contains("customers: 10 by version 1, 0 by version 2 (Execute: the stack is updated)"), told);
    }
}

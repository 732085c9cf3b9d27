package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Refusal;
import io.pointsman.release.AliasState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A deployment was stopped half way without a rollback; what CodeDeploy, or somebody, does to the alias then. */
final class LateRollbackTest {
    private static final DeploymentGroupId CART = DeploymentGroupId.of("pointsman-web", "Cart");
    private static final AliasState HALF =
            new AliasState("1", Optional.of(new AliasState.Share("2", new BigDecimal("0.1"))));
    private static final String PUT_BACK =
            "so Pointsman has given all traffic back to version 1 with lambda:UpdateAlias";

    private final ShiftScene scene = new ShiftScene().function("Cart", "1", "2");

    /** At the second wait. */
    private void stopsHalfWay() {
        scene.traffic.rollsBack = false;
        scene.atWait(1, () -> {
            scene.traffic.aliases.put("web-Cart", HALF);
            scene.traffic.end(scene.traffic.deployment("d-1"), DeploymentState.STOPPED, "MANUAL_STOP: by hand");
        });
    }

    private void isRolledBack() {
        scene.traffic.add(CART, "Rollback of d-1", List.of("web-Cart", "2", "1"), "", true);
    }

    private void hide() {
        scene.traffic.troubles.put("look", new Refusal(FailureKind.PERMISSION, "look was denied"));
    }

    private static void assertSays(String message, String words) {
        assertTrue(message.contains(words), () -> words + "\nis not in\n" + message);
    }

    /** The deployment itself does not name it yet. */
    @Test
    void a_rollback_that_CodeDeploy_begins_late_still_moves_the_alias_when_the_release_has_ended() {
        stopsHalfWay();
        scene.traffic.afterPutBack = () -> {
            scene.traffic.slowness = 5;
            isRolledBack();
        };

        Outcome outcome = scene.runByContinuations("job", WEB);

        assertSays(assertInstanceOf(Outcome.Failed.class, outcome).message(), PUT_BACK);
        assertTrue(scene.traffic.lastDeployment().rollback);
        assertEquals(DeploymentState.SUCCEEDED, scene.traffic.lastDeployment().state);
    }

    @Test
    void an_alias_that_somebody_has_just_moved_is_watched_on_and_taken_from_them() {
        stopsHalfWay();
        scene.traffic.beforePutBack.add(() -> {
            scene.traffic.aliases.put("web-Cart", AliasState.on("3"));
            scene.meanwhile.add(() -> scene.traffic.aliases.put("web-Cart", AliasState.on("2")));
        });

        assertSays(scene.fail("job-1", WEB), "somebody has moved it to version 3, so it was left there");
        assertEquals("version 3", scene.alias("Cart"));
    }

    @Test
    void an_alias_that_was_moved_and_moved_back_just_then_is_left_half_shifted() {
        stopsHalfWay();
        scene.traffic.beforePutBack.add(() -> {
            scene.traffic.aliases.put("web-Cart", AliasState.on("3"));
            scene.traffic.beforeAnswers.put("find", () -> scene.traffic.aliases.put("web-Cart", HALF));
        });

        assertSays(scene.fail("job-1", WEB), PUT_BACK);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void an_alias_whose_deployment_cannot_be_seen_any_more_is_left_half_shifted() {
        stopsHalfWay();
        scene.atWait(0, this::hide);

        assertSays(
                scene.fail("job-1", WEB),
                "how its deployment ended could not be seen, and nothing is under way any more, " + PUT_BACK);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void CodeDeploy_is_given_no_time_to_roll_back_a_deployment_that_cannot_be_seen() {
        stopsHalfWay();
        scene.atWait(0, this::hide);
        scene.atWait(1, this::isRolledBack);

        String message = scene.fail("job-1", WEB);

        assertFalse(message.contains("UpdateAlias"), message);
        assertSays(message, "every alias is where it was");
    }
}

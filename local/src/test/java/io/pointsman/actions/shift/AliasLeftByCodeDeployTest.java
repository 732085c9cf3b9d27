package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.TwoFunctions.WEB;
import static io.pointsman.actions.shift.TwoFunctions.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.codedeploy.CodeDeployFaults;
import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A deployment ends badly, and CodeDeploy does not bring its alias back, or does so late. */
final class AliasLeftByCodeDeployTest {
    private static final String PUT_BACK =
            "so Pointsman has given all traffic back to version 1 with lambda:UpdateAlias";

    private final TwoFunctions scene = new TwoFunctions();
    private final CodeDeployFaults codeDeploy = scene.place.codeDeployFaults();

    @AfterEach
    void close() {
        scene.close();
    }

    private void stopSearchOnceBothMove() {
        scene.once(scene::bothMove, () -> scene.stop("Search"));
    }

    private static void assertSays(Outcome.Failed outcome, String words) {
        assertTrue(outcome.message().contains(words), () -> words + "\nis not in\n" + outcome.message());
    }

    private void assertNoRollbackWasMade() {
        TwoFunctions.FUNCTIONS.forEach(
                name -> assertEquals(1, scene.deployments(name).size(), name));
    }

    @Test
    void where_CodeDeploy_makes_no_rollback_deployment_no_alias_stays_half_shifted() {
        codeDeploy.rollbackNever();
        stopSearchOnceBothMove();

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertTrue(scene.areBothOn("1"));
        assertNoRollbackWasMade();
        for (String name : TwoFunctions.FUNCTIONS) {
            assertSays(
                    outcome,
                    name + " (" + name + "): alias live is on version 1: CodeDeploy has made no rollback deployment"
                            + " within 60 seconds, " + PUT_BACK);
            assertTrue(scene.recorded(name).needText("wayBack").endsWith(PUT_BACK));
        }
        assertSays(outcome, "every alias is where it was");
        assertTrue(outcome.takenBack());
    }

    @Test
    void by_continuations_no_alias_stays_half_shifted_either() {
        codeDeploy.rollbackNever();
        stopSearchOnceBothMove();

        assertSays(failed(scene.runByContinuations(WEB)), PUT_BACK);
        assertTrue(scene.areBothOn("1"));
    }

    @Test
    void a_retry_after_that_shifts_the_release() {
        codeDeploy.rollbackNever();
        stopSearchOnceBothMove();
        failed(scene.run(WEB));

        assertInstanceOf(Outcome.Succeeded.class, scene.run(WEB));
        assertTrue(scene.areBothOn("2"));
    }

    @Test
    void where_CodeDeploys_rollback_deployment_fails_no_alias_stays_half_shifted() {
        codeDeploy.rollbackFails();
        stopSearchOnceBothMove();

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertTrue(scene.areBothOn("1"));
        for (String name : TwoFunctions.FUNCTIONS) {
            String rollback = scene.deployments(name).getFirst().needText("deploymentId");
            assertSays(outcome, "CodeDeploy's rollback, deployment " + rollback);
        }
        assertSays(outcome, "ended badly (INTERNAL_ERROR");
        assertSays(outcome, PUT_BACK);
    }

    /** Before the alias is given back, at the same time, and after it, even after the verdict. */
    @Test
    void a_rollback_that_begins_late_ends_with_every_alias_where_it_was() {
        for (int seconds : new int[] {5, 30, 59, 61, 66, 71, 80, 90, 120, 600}) {
            try (TwoFunctions one = new TwoFunctions()) {
                one.place.codeDeployFaults().rollbackAfter(Duration.ofSeconds(seconds));
                one.once(one::bothMove, () -> one.stop("Search"));

                Outcome.Failed outcome = failed(one.run(WEB));

                String which = seconds + " s: " + outcome.message();
                assertTrue(one.areBothOn("1"), which);
                assertTrue(outcome.takenBack(), which);
                assertFalse(one.isAnythingUnderWay(), which);
                if (seconds < 50 || seconds > 70) {
                    assertEquals(seconds > 60, outcome.message().contains(PUT_BACK), which);
                }
                one.place.pass(Duration.ofMinutes(15));
                assertTrue(one.areBothOn("1"), which);
                assertEquals(2, one.deployments("Search").size(), which);
            }
        }
    }

    @Test
    void an_alias_that_somebody_moved_to_a_third_version_meanwhile_is_left_there() {
        codeDeploy.rollbackNever();
        scene.once(scene::bothMove, () -> {
            scene.stop("Search");
            scene.moveByHand("Search", "$LATEST");
        });

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertEquals("$LATEST", scene.alias("Search").version());
        assertEquals("1", scene.alias("Cart").version());
        assertSays(outcome, "somebody has moved it to version $LATEST, so it was left there; back to version 1: aws ");
        assertSays(outcome, "NOT every alias is where it was");
        assertFalse(outcome.takenBack());
    }

    /** Lambda refuses the change, because the alias has another RevisionId by then. */
    @Test
    void a_move_in_the_moment_before_the_alias_is_given_back_is_not_overwritten() {
        codeDeploy.rollbackNever();
        stopSearchOnceBothMove();
        scene.place.alter("lambda", "UpdateAlias", real -> (input, caller) -> {
            if (input.has("RevisionId") && input.needText("FunctionName").equals("Search")) {
                real.answer(input.with("FunctionVersion", "$LATEST"), caller);
            }
            return real.answer(input, caller);
        });

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertEquals("$LATEST", scene.alias("Search").version());
        assertSays(outcome, "somebody has moved it to version $LATEST");
        assertSays(outcome, "Cart (Cart): alias live is on version 1: CodeDeploy has made no rollback");
    }

    /** A new description is no move, though it changes the RevisionId. */
    @Test
    void a_change_of_the_alias_that_moves_nothing_does_not_leave_it_half_shifted() {
        codeDeploy.rollbackNever();
        stopSearchOnceBothMove();
        AtomicBoolean described = new AtomicBoolean();
        scene.place.alter("lambda", "UpdateAlias", real -> (input, caller) -> {
            if (input.has("RevisionId") && !described.getAndSet(true)) {
                String function = input.needText("FunctionName");
                real.answer(
                        JsonObject.of("FunctionName", function, "Name", "live", "Description", "described anew"),
                        caller);
            }
            return real.answer(input, caller);
        });

        assertSays(failed(scene.run(WEB)), PUT_BACK);
        assertTrue(scene.areBothOn("1"));
        assertTrue(described.get());
    }

    @Test
    void a_denied_UpdateAlias_names_the_command_that_brings_the_alias_back() {
        codeDeploy.rollbackNever();
        scene.faults.always("lambda:UpdateAlias", When.BEFORE_EFFECT, new Fault.Denied());
        stopSearchOnceBothMove();

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertEquals(FailureKind.JOB_FAILED, outcome.kind());
        assertSays(outcome, "Search (Search) could not be settled: lambda:UpdateAlias of Search:live was denied");
        assertSays(outcome, "aws lambda update-alias --function-name Search --name live --function-version 1");
        assertFalse(outcome.takenBack());
    }

    @Test
    void an_answer_to_UpdateAlias_that_gets_lost_does_not_end_the_job_with_a_half_shift() {
        codeDeploy.rollbackNever();
        scene.faults.at("lambda:UpdateAlias", 1, When.AFTER_EFFECT, new Fault.Dropped());
        stopSearchOnceBothMove();

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertTrue(scene.areBothOn("1"));
        assertFalse(outcome.message().contains("somebody has moved"), outcome::message);
    }

    @Test
    void a_record_that_may_not_be_written_does_not_keep_the_alias_from_going_back() {
        codeDeploy.rollbackNever();
        scene.once(scene::bothMove, () -> {
            scene.stop("Search");
            scene.deny("s3:PutObject");
        });

        assertSays(failed(scene.run(WEB)), PUT_BACK);
        assertTrue(scene.areBothOn("1"));
    }

    @Test
    void an_alias_that_somebody_moved_before_the_deployment_began_is_not_taken_from_them() {
        codeDeploy.rollbackNever();
        scene.once(() -> !scene.deployments("Search").isEmpty(), () -> {
            scene.stop("Search");
            scene.moveByHand("Search", "2");
        });

        assertSays(failed(scene.run(WEB)), "somebody has moved it to version 2, so it was left there");
        assertEquals("2", scene.alias("Search").version());
    }

    @Test
    void a_deployment_that_succeeds_with_the_alias_elsewhere_is_not_a_release_that_arrived() {
        codeDeploy.succeedsElsewhere();

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertSays(outcome, " succeeded, but alias live of Cart (Cart) is on version 1 with 10% of the traffic on 2");
        assertFalse(outcome.takenBack());
    }
}

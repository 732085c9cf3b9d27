package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.TwoFunctions.WEB;
import static io.pointsman.actions.shift.TwoFunctions.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.RetryAtOnce;
import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that is denied, fails or surprises while traffic moves. */
@Tag("long")
final class DeniedInTheMiddleTest {
    private static final JsonObject KEEP = WEB.with("OnFailure", "KeepSucceeded");
    private static final JsonObject BY_THE_MINUTE = WEB.with("DeploymentConfigName", "Linear10PercentEvery1Minute");
    private static final JsonObject ONE_AT_A_TIME = WEB.with("MaxConcurrent", 1);

    private final TwoFunctions scene = new TwoFunctions();

    @AfterEach
    void close() {
        scene.close();
    }

    private void denyOnceBothMove(String... operations) {
        scene.once(scene::bothMove, () -> scene.deny(operations));
    }

    /** Nothing moves, and both are where they were. */
    private void assertSettled() {
        scene.faults.none();
        assertFalse(scene.isAnythingUnderWay());
        TwoFunctions.FUNCTIONS.forEach(name -> assertEquals(AliasState.on("1"), scene.alias(name), name));
    }

    private static String command(String deployment) {
        return "aws deploy stop-deployment --deployment-id " + deployment + " --auto-rollback-enabled";
    }

    private static void assertSays(Outcome.Failed outcome, String words) {
        assertTrue(outcome.message().contains(words), () -> words + "\nis not in\n" + outcome.message());
    }

    @Test
    void a_denied_look_at_deployments_does_not_end_the_job_while_both_move() {
        denyOnceBothMove("codedeploy:BatchGetDeployments");

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertEquals(FailureKind.PERMISSION, outcome.kind());
        assertTrue(outcome.message().startsWith("codedeploy:BatchGetDeployments of "), outcome::message);
        assertSettled();
    }

    @Test
    void a_denied_look_at_deployments_does_not_end_a_continuation_while_both_move() {
        denyOnceBothMove("codedeploy:BatchGetDeployments");

        assertEquals(
                FailureKind.PERMISSION, failed(scene.runByContinuations(WEB)).kind());
        assertSettled();
    }

    @Test
    void with_KeepSucceeded_a_denied_look_does_not_take_back_what_can_still_arrive() {
        denyOnceBothMove("codedeploy:BatchGetDeployments");

        Outcome.Failed outcome = failed(scene.run(KEEP));

        assertFalse(scene.isAnythingUnderWay());
        assertEquals(AliasState.on("2"), scene.alias("Cart"));
        assertSays(outcome, "OnFailure is KeepSucceeded");
    }

    @Test
    void where_neither_a_look_nor_a_stop_is_allowed_the_message_does_not_leave_out_what_moves() {
        denyOnceBothMove("codedeploy:BatchGetDeployments", "codedeploy:StopDeployment", "codedeploy:ListDeployments");

        Outcome.Failed outcome = failed(scene.run(WEB));

        for (String name : TwoFunctions.FUNCTIONS) {
            String id = scene.deployment(name);
            assertSays(outcome, "deployment " + id + " moves alias live of " + name + ": " + command(id));
        }
        assertFalse(outcome.takenBack());
    }

    @Test
    void a_denied_stop_does_not_hide_the_deployment_that_moves_on() {
        scene.once(scene::bothMove, () -> {
            scene.stop("Search");
            scene.deny("codedeploy:StopDeployment");
        });

        Outcome.Failed outcome = failed(scene.run(WEB));

        String id = scene.deployment("Cart");
        assertTrue(outcome.message().startsWith("Search (Search) was not shifted"), outcome::message);
        assertSays(outcome, "codedeploy:StopDeployment " + id + " was denied");
        assertSays(outcome, "deployment " + id + " moves alias live of Cart: " + command(id));
        assertFalse(outcome.message().contains("every alias is where it was."), outcome::message);
        assertEquals(AliasState.on("1"), scene.alias("Search"));
        assertTrue(scene.recorded("Cart").needText("said").contains(command(id)));
    }

    @Test
    void a_denied_way_back_does_not_hide_the_alias_that_stays_on_the_new_version() {
        scene.once(() -> scene.alias("Search").second().isPresent(), () -> {
            scene.stop("Search");
            scene.deny("codedeploy:CreateDeployment");
        });

        Outcome.Failed outcome = failed(scene.run(ONE_AT_A_TIME));

        assertEquals(AliasState.on("2"), scene.alias("Cart"));
        assertSays(outcome, "Cart (Cart) could not be taken back: codedeploy:CreateDeployment in Cart was denied");
        assertSays(outcome, "aws lambda update-alias --function-name Cart --name live --function-version 1");
        assertFalse(outcome.takenBack());
        assertFalse(scene.isAnythingUnderWay());
    }

    @Test
    void a_record_that_may_not_be_written_does_not_end_the_job_while_both_move() {
        denyOnceBothMove("s3:PutObject");

        Outcome.Failed outcome = failed(scene.run(BY_THE_MINUTE));

        assertEquals(FailureKind.PERMISSION, outcome.kind());
        assertSays(outcome, "s3:PutObject of release record");
        assertSays(outcome, "The release record does not have this");
        assertSettled();
    }

    @Test
    void a_record_that_may_not_be_written_does_not_end_a_continuation_while_both_move() {
        denyOnceBothMove("s3:PutObject");

        failed(scene.runByContinuations(BY_THE_MINUTE));

        assertSettled();
    }

    @Test
    void a_record_that_may_not_be_written_once_all_have_arrived_does_not_take_the_release_back() {
        denyOnceBothMove("s3:PutObject"); // there is nothing to write before they arrive

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertSays(outcome, "Every function is on its new version and nothing is under way");
        assertTrue(scene.areBothOn("2"));
        scene.faults.none();
        assertInstanceOf(Outcome.Succeeded.class, scene.run(WEB));
        assertEquals(
                2,
                scene.deployments("Cart").size() + scene.deployments("Search").size());
    }

    @Test
    void a_record_that_may_not_be_read_does_not_end_the_job_while_both_move() {
        denyOnceBothMove("s3:GetObject");

        failed(scene.run(WEB));

        assertSettled();
    }

    /** The next call knows nothing but its token, and what CodeDeploy tells by the marks of the run. */
    @Test
    void a_record_that_may_not_be_read_does_not_end_a_continuation_while_both_move() {
        denyOnceBothMove("s3:GetObject");

        Outcome.Failed outcome = failed(scene.runByContinuations(WEB));

        assertEquals(FailureKind.PERMISSION, outcome.kind());
        assertSays(outcome, "s3:GetObject of release record");
        assertSettled();
    }

    @Test
    void a_record_that_may_not_be_read_does_not_leave_one_on_the_new_version_and_one_on_the_old() {
        scene.once(() -> scene.alias("Search").second().isPresent(), () -> scene.deny("s3:GetObject"));

        failed(scene.runByContinuations(ONE_AT_A_TIME));

        assertSettled();
    }

    @Test
    void where_neither_record_nor_deployments_may_be_read_the_message_does_not_leave_out_where_to_look() {
        denyOnceBothMove("s3:GetObject", "codedeploy:ListDeploymentGroups");

        Outcome.Failed outcome = failed(scene.runByContinuations(WEB));

        assertSays(outcome, "application pointsman-web");
        assertSays(outcome, "aws deploy list-deployments --include-only-statuses");
        assertSays(outcome, command("ID"));
    }

    @Test
    void a_job_that_cannot_begin_does_not_leave_out_what_an_abandoned_one_has_under_way() {
        scene.runByContinuations(WEB, scene::bothMove);

        Refusal said = assertThrows(
                Refusal.class, () -> scene.interrupted(WEB, new Refusal(FailureKind.JOB_FAILED, "a broken record")));

        String message = String.valueOf(said.getMessage());
        assertTrue(message.startsWith("a broken record\nUnder way:\n"), message);
        TwoFunctions.FUNCTIONS.forEach(name -> assertTrue(message.contains(command(scene.deployment(name))), message));
    }

    @Test
    void a_denied_look_at_an_alias_does_not_end_the_job_while_both_move() {
        denyOnceBothMove("lambda:GetAlias");

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertEquals(FailureKind.PERMISSION, outcome.kind());
        assertSays(outcome, "lambda:GetAlias of ");
        assertSays(outcome, "could not be read");
        assertFalse(outcome.message().contains("every alias is where it was."), outcome::message);
        assertSettled();
    }

    @Test
    void a_second_deployment_that_is_denied_does_not_leave_the_first_one_moving() {
        scene.faults.at("codedeploy:CreateDeployment", 2, When.BEFORE_EFFECT, new Fault.Denied());

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertTrue(
                outcome.message().startsWith("Search (Search) was not shifted: codedeploy:CreateDeployment"),
                outcome::message);
        assertSettled();
        assertFalse(scene.isAnythingClaimed());
    }

    @Test
    void a_status_that_CodeDeploy_never_had_does_not_end_the_job_while_both_move() {
        scene.once(
                scene::bothMove,
                () -> scene.place.alter("codedeploy", "BatchGetDeployments", real -> (input, caller) -> {
                    JsonObject answer = real.answer(input, caller);
                    return answer.with(
                            "deploymentsInfo",
                            answer.objects("deploymentsInfo").stream()
                                    .map(info -> info.with("status", "Thinking"))
                                    .toList());
                }));

        assertSays(failed(scene.run(WEB)), "CodeDeploy deployment status Thinking");
        assertSettled();
    }

    @Test
    void a_service_that_answers_no_more_is_not_given_up_without_a_word_on_what_moves() {
        scene.once(
                scene::bothMove,
                () -> scene.faults.always("codedeploy:BatchGetDeployments", When.BEFORE_EFFECT, new Fault.Failed()));

        Outcome.Failed outcome = failed(scene.run(WEB));

        assertEquals(FailureKind.UNAVAILABLE, outcome.kind());
        TwoFunctions.FUNCTIONS.forEach(
                name -> assertSays(outcome, command(scene.recorded(name).needText("deploymentId"))));
    }

    @Test
    void an_application_that_a_retry_may_not_look_at_does_not_leave_the_abandoned_deployment_moving() {
        scene.runByContinuations(
                ONE_AT_A_TIME, () -> scene.alias("Cart").second().isPresent());
        scene.deny("codedeploy:GetApplication");

        Outcome.Failed outcome = failed(scene.run(ONE_AT_A_TIME));

        assertTrue(
                outcome.message().startsWith("codedeploy:GetApplication pointsman-web was denied"), outcome::message);
        assertSettled();
    }

    /** It is read for the report alone. */
    @ParameterizedTest
    @CsvSource({
        "codedeploy:ListDeploymentTargets, Denied",
        "codedeploy:ListDeploymentTargets, Failed",
        "codedeploy:BatchGetDeploymentTargets, Denied",
        "codedeploy:BatchGetDeploymentTargets, Failed"
    })
    void what_happened_on_the_way_may_not_be_read_and_fails_no_release_that_has_arrived(String call, String how) {
        Fault fault = how.equals("Denied") ? new Fault.Denied() : new Fault.Failed();
        scene.once(scene::bothMove, () -> scene.faults.always(call, When.BEFORE_EFFECT, fault));

        assertInstanceOf(Outcome.Succeeded.class, scene.run(WEB));

        assertTrue(scene.areBothOn("2"));
        for (String name : TwoFunctions.FUNCTIONS) {
            String said = scene.recorded(name).needText("note");
            assertTrue(said.contains("what happened on its way could not be read: codedeploy:"), said);
        }
    }

    /** The client itself has given up at the first time. */
    @Test
    void what_happened_on_the_way_is_read_where_codedeploy_answers_at_the_second_time() {
        for (int call = 1; call <= RetryAtOnce.ATTEMPTS; call++) {
            scene.faults.at("codedeploy:ListDeploymentTargets", call, When.BEFORE_EFFECT, new Fault.Failed());
        }

        assertInstanceOf(Outcome.Succeeded.class, scene.run(WEB));

        for (String name : TwoFunctions.FUNCTIONS) {
            assertFalse(scene.recorded(name).objects("events").isEmpty(), name);
        }
    }

    /** Whichever call it is: the job does not end while something moves, and keeps no claim. */
    @Test
    void no_denied_call_leaves_a_deployment_or_a_claim_behind() {
        scene.run(WEB);
        int calls = scene.faults.calls();
        for (int call = 1; call <= calls; call++) {
            try (TwoFunctions one = new TwoFunctions()) {
                one.faults.atCall(call, When.BEFORE_EFFECT, new Fault.Denied());
                Outcome outcome = one.run(WEB);
                one.faults.none();
                String which = "call " + call + " of " + calls + ": " + outcome;
                assertFalse(one.isAnythingUnderWay(), which);
                assertFalse(one.isAnythingClaimed(), which);
            }
        }
    }
}

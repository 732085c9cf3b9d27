package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.Attempt;
import io.pointsman.runtime.InputArtifact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is denied, or unreadable, while traffic moves. */
final class MidShiftTest {
    private static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 3);
    private static final JsonObject KEEP = WEB.with("OnFailure", "KeepSucceeded");
    private static final String STOP = "aws deploy stop-deployment --deployment-id ";

    private final ShiftScene scene = new ShiftScene();

    private static Refusal denied(String what) {
        return new Refusal(FailureKind.PERMISSION, what + " was denied");
    }

    private void deny(String... methods) {
        for (String method : methods) {
            scene.traffic.troubles.put(method, denied(method));
        }
    }

    private ShiftScene two() {
        return scene.function("Cart", "1", "2").function("Search", "1", "2");
    }

    private void assertSettled() {
        assertTrue(scene.traffic.running.values().stream().noneMatch(one -> one.state == DeploymentState.UNDER_WAY));
        assertEquals("version 1", scene.alias("Cart"));
        assertEquals("version 1", scene.alias("Search"));
    }

    private static void assertSays(String message, String words) {
        assertTrue(message.contains(words), () -> words + "\nis not in\n" + message);
    }

    @Test
    void a_denied_look_leaves_both_to_themselves() {
        two().atWait(1, () -> deny("look", "look at several"));

        Outcome.Failed failed = scene.failure("job-1", WEB);

        assertEquals(FailureKind.PERMISSION, failed.kind());
        assertEquals(List.of("d-1", "d-2"), scene.traffic.stopped);
        assertSettled();
        assertTrue(failed.takenBack(), failed.message());
    }

    @Test
    void a_look_at_several_that_fails_hides_each_of_them() {
        two().atWait(1, () -> scene.traffic.troubles.put("look at several", new IllegalStateException("odd")));

        String message = scene.fail("job-1", WEB);

        assertSays(message, "unexpected: odd");
        assertSettled();
        assertFalse(message.contains("could not be seen"), message);
    }

    @Test
    void with_KeepSucceeded_what_cannot_be_looked_at_is_not_waited_for() {
        two().atWait(1, () -> deny("look", "look at several"));

        Outcome.Failed failed = scene.failure("job-1", KEEP);

        assertEquals(List.of(), scene.traffic.stopped);
        assertEquals("version 2", scene.alias("Cart"));
        assertEquals("version 2", scene.alias("Search"));
        assertSays(failed.message(), "OnFailure is KeepSucceeded: what arrived stays");
    }

    @Test
    void what_may_neither_be_seen_nor_stopped_is_not_named() {
        two().atWait(1, () -> deny("look", "look at several", "stop", "underWay"));

        Outcome.Failed failed = scene.failure("job-1", WEB);

        assertSays(
                failed.message(),
                "Cart (web-Cart) could not be settled: stop was denied\ndeployment d-1 moves alias live"
                        + " of web-Cart: " + STOP + "d-1");
        assertSays(failed.message(), STOP + "d-2");
        assertFalse(failed.takenBack());
        assertEquals("failed", scene.recorded("Cart").needText("phase"));
        assertSays(scene.recorded("Cart").needText("said"), STOP + "d-1");
    }

    @Test
    void a_way_back_that_nobody_may_look_at_is_taken_for_done() {
        two();
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");
        scene.traffic.afterMove = () -> deny("look", "look at several");

        String message = scene.fail("job-1", WEB.with("MaxConcurrent", 1L));

        assertEquals("version 1", scene.alias("Search"));
        assertFalse(message.isEmpty());
        assertEquals("version 1", scene.alias("Cart"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_record_that_is_denied_in_the_middle_leaves_what_moves_to_itself(boolean continued) {
        two().atWait(0, () -> scene.records.deny(denied("s3:GetObject")));

        Outcome outcome = continued
                ? scene.runByContinuations("job-1", WEB.with("DeploymentConfigName", "Linear10PercentEvery10Minutes"))
                : scene.run("job-1", WEB);

        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertSays(message, "s3:GetObject was denied");
        assertEquals(
                List.of("d-1", "d-2"), scene.traffic.stopped.stream().sorted().toList());
        assertSettled();
    }

    @Test
    void a_record_that_is_denied_once_all_has_arrived_takes_it_back() {
        scene.function("Cart", "1", "2");
        scene.traffic.afterMove = () -> scene.records.refuseWrite(1, denied("s3:PutObject"));

        String message = scene.fail("job-1", WEB);

        assertEquals("version 2", scene.alias("Cart"));
        assertSays(message, "s3:PutObject was denied\nEvery function is on its new version and nothing is under way;");
        scene.traffic.afterMove = () -> {};
        assertEquals("2", scene.succeed("job-1", WEB).get("Cart-Version"));
        assertEquals(1, scene.traffic.orders.size());
    }

    @Test
    void a_call_that_sees_no_record_takes_back_what_has_arrived_or_does_not_name_it() {
        scene.function("Cart", "1", "2");
        Outcome.InProgress first =
                assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NONE));
        scene.traffic.tick();
        scene.traffic.tick();
        scene.records.deny(denied("s3:GetObject"));

        String message = assertInstanceOf(
                        Outcome.Failed.class, scene.run(ReleaseJobs.continued("job-2", WEB, first.token()), NONE))
                .message();

        assertEquals("version 2", scene.alias("Cart"));
        assertSays(message, "Nothing is under way; what this attempt has shifted has arrived:");
        assertSays(
                message, "alias live of web-Cart is on version 2; back to the version before: aws lambda update-alias");
    }

    @Test
    void a_call_that_sees_no_record_and_no_deployment_says_that_something_moves() {
        scene.function("Cart", "1", "2");
        Outcome.InProgress first =
                assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NONE));
        scene.traffic.running.clear();
        scene.records.deny(denied("s3:GetObject"));

        assertSays(
                assertInstanceOf(
                                Outcome.Failed.class,
                                scene.run(ReleaseJobs.continued("job-2", WEB, first.token()), NONE))
                        .message(),
                "CodeDeploy has no deployment of attempt 1 of this release in application pointsman-web: it moves no"
                        + " traffic.");
    }

    @Test
    void where_codedeploy_is_denied_too_nobody_is_told_how_to_find_what_moves() {
        scene.function("Cart", "1", "2");
        Outcome.InProgress first =
                assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NONE));
        scene.records.deny(denied("s3:GetObject"));
        deny("marked");

        String message = assertInstanceOf(
                        Outcome.Failed.class, scene.run(ReleaseJobs.continued("job-2", WEB, first.token()), NONE))
                .message();

        assertSays(message, "s3:GetObject was denied");
        assertSays(message, "They are those of application pointsman-web among these");
        assertSays(message, STOP + "ID");
    }

    private ShiftRequest request() {
        ReleaseJobs artifacts = new ReleaseJobs();
        return ShiftRequest.of(
                InputArtifact.of(artifacts, ReleaseJobs.first("job-1", WEB)), ReleaseJobs.first("job-1", WEB));
    }

    @Test
    void a_job_that_may_not_begin_does_not_say_what_an_earlier_one_has_under_way() {
        scene.function("Cart", "1", "2");
        scene.run(ReleaseJobs.first("job-1", WEB), NONE);
        Refusal late = Refusal.configuration("another release has begun");

        String message = String.valueOf(assertThrows(
                        Refusal.class, () -> scene.action().interrupted(request(), new ShiftStage.Planning(), late))
                .getMessage());

        assertSays(message, "another release has begun\nUnder way:\ndeployment d-1");
        assertSays(message, "moves alias live of function Cart of the stack: " + STOP + "d-1");
        deny("underWay");
        assertEquals(
                late,
                assertThrows(
                        Refusal.class, () -> scene.action().interrupted(request(), new ShiftStage.Planning(), late)));
    }

    @Test
    void what_is_under_way_for_another_stack_or_run_is_named_as_this_ones() {
        scene.function("Cart", "1", "2");
        scene.run(ReleaseJobs.first("job-1", WEB), NONE);
        FakeTraffic.Running ours = scene.traffic.lastDeployment();
        scene.traffic.running.clear();
        scene.traffic.add(ours.groupId, "by hand", List.of("web-Cart", "1", "2"), "", false);
        Refusal late = Refusal.configuration("another release has begun");

        assertEquals(
                late,
                assertThrows(
                        Refusal.class, () -> scene.action().interrupted(request(), new ShiftStage.Planning(), late)));
    }

    @Test
    void a_job_that_may_not_go_on_leaves_what_moves_to_itself() {
        scene.function("Cart", "1", "2");
        scene.run(ReleaseJobs.first("job-1", WEB), NONE);
        Refusal late = Refusal.configuration("another release has begun");

        Step<ShiftStage> step = scene.action().interrupted(request(), new ShiftStage.Deploying(1), late);

        assertEquals(new Step.Next<ShiftStage>(new ShiftStage.RollingBack(1)), step);
        Step<ShiftStage> back = scene.action().interrupted(request(), new ShiftStage.RollingBack(1), late);
        assertInstanceOf(Step.Wait.class, back);
        assertEquals(List.of("d-1"), scene.traffic.stopped);
        assertEquals(
                late,
                assertThrows(
                        Refusal.class, () -> scene.action().interrupted(request(), new ShiftStage.Reporting(1), late)));
    }

    @Test
    void a_shift_that_has_asked_for_nothing_is_taken_back_when_it_is_stopped() {
        scene.function("Cart", "1", "2");
        Refusal late = Refusal.configuration("another release has begun");
        Step<ShiftStage> planned = scene.action().advance(request(), new ShiftStage.Planning());
        assertEquals(new Step.Next<ShiftStage>(new ShiftStage.Preparing(1)), planned);

        assertEquals(
                late,
                assertThrows(
                        Refusal.class, () -> scene.action().interrupted(request(), new ShiftStage.Preparing(1), late)));
    }

    @Test
    void an_answer_that_only_did_not_come_ends_the_shift_or_hides_what_moves() {
        scene.function("Cart", "1", "2");
        Outcome.InProgress first =
                assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NONE));
        scene.traffic.troubles.put("look", new Unavailable("throttled"));
        Outcome outcome = first;
        for (int i = 0; i < 10 && outcome instanceof Outcome.InProgress waiting; i++) {
            outcome = scene.run(ReleaseJobs.continued("job-c" + i, WEB, waiting.token()), NONE);
        }

        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertSays(message, "throttled");
        assertSays(message, "deployment d-1 moves alias live of web-Cart: " + STOP + "d-1");
        assertEquals(List.of(), scene.traffic.stopped);
    }

    /** CreateDeployment took effect, its answer did not come, and the release is overtaken just then. */
    @Test
    void a_deployment_whose_making_was_not_answered_goes_on_after_the_shift_was_stopped() {
        scene.function("Cart", "1", "2");
        scene.traffic.createUnanswered = true;
        scene.run(ReleaseJobs.first("job-1", WEB), NONE);
        Refusal late = Refusal.configuration("another release has begun");
        assertEquals("waiting", scene.recorded("Cart").needText("phase"));

        scene.action().interrupted(request(), new ShiftStage.Deploying(1), late);
        scene.passed(Duration.ofMinutes(2)); // until the claim of the call before is over
        scene.action().interrupted(request(), new ShiftStage.RollingBack(1), late);
        scene.action().interrupted(request(), new ShiftStage.RollingBack(1), late);

        assertEquals(List.of("d-1"), scene.traffic.stopped);
    }

    /** Cart has arrived, Search fails, and the way back of Cart cannot be looked at. */
    private String wayBackUnseen(Runnable then) {
        two();
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");
        for (int i = 0; i < 20; i++) {
            scene.meanwhile.add(() -> {
                if (scene.traffic.moves().getLast().equals("web-Cart 2->1")) {
                    deny("look", "look at several");
                    then.run();
                }
            });
        }
        return scene.fail("job-1", WEB.with("MaxConcurrent", 1L));
    }

    @Test
    void an_alias_that_is_back_is_said_not_to_be_where_its_deployment_cannot_be_seen() {
        String message = wayBackUnseen(() -> {});

        assertEquals("version 1", scene.alias("Cart"));
        assertSays(message, "every alias is where it was");
        assertFalse(message.contains("could not be taken back"), message);
    }

    @Test
    void an_alias_that_is_not_back_is_said_to_be_where_its_deployment_cannot_be_seen() {
        String message = wayBackUnseen(() -> {
            scene.traffic.running.clear();
            scene.traffic.aliases.put("web-Cart", AliasState.on("2"));
        });

        assertSays(message, "Cart (web-Cart) could not be taken back: how it ended could not be seen: look was denied");
        assertSays(message, "NOT every alias is where it was");
    }

    @Test
    void a_rollback_of_CodeDeploys_that_cannot_be_seen_is_not_waited_for() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.traffic.rollsBack = false;
        for (int i = 0; i < 4; i++) {
            scene.meanwhile.add(() -> {});
        }
        scene.meanwhile.add(() -> {
            FakeTraffic.Running first = scene.traffic.deployment("d-1");
            List<String> back = List.of("web-Cart", "2", "1");
            first.rollbackId = Optional.of(scene.traffic.add(first.groupId, "Rollback of d-1", back, "", true));
            scene.traffic.lastDeployment().unseen = true;
        });

        String message = scene.fail("job-1", WEB);

        assertEquals("version 1", scene.alias("Cart"));
        assertFalse(message.contains("UpdateAlias"), message);
        assertSays(message, "every alias is where it was");
    }

    /** A wait ends the call, and what is not on record is lost with it: the alias is given back, and that is the last word of this call. */
    @Test
    void an_alias_that_was_given_back_is_forgotten_where_the_record_cannot_be_written() {
        scene.function("Cart", "1", "2");
        scene.traffic.rollsBack = false;
        Outcome.InProgress moving =
                assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NONE));
        scene.passed(Duration.ofSeconds(30));
        scene.traffic.end(scene.traffic.deployment("d-1"), DeploymentState.STOPPED, "MANUAL_STOP: by hand");
        scene.passed(Duration.ofSeconds(90));
        scene.records.deny(denied("s3:PutObject"));

        Outcome outcome = scene.run(ReleaseJobs.continued("job-2", WEB, moving.token()), NONE);

        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertSays(message, "Pointsman has given all traffic back to version 1 with lambda:UpdateAlias");
        assertSays(message, "s3:PutObject was denied");
        assertTrue(message.endsWith("\nThe release record does not have this."), message);
        assertEquals("version 1", scene.alias("Cart"));
    }

    /** A call before may have found no way to write down why. */
    @Test
    void a_shift_that_was_broken_off_without_a_word_ends_without_a_reason() {
        scene.function("Cart", "1", "2");
        scene.run(ReleaseJobs.first("job-1", WEB), NONE);

        scene.action().advance(request(), new ShiftStage.RollingBack(1));

        Attempt attempt =
                scene.records.read("web", ReleaseJobs.RUN).attempt("live").orElseThrow();
        assertEquals(Attempt.State.SETTLING, attempt.state());
        assertSays(
                scene.records.read("web", ReleaseJobs.RUN).text(),
                "the shift was broken off, and the release record does not say why");
    }

    @Test
    void a_way_back_of_which_no_record_is_left_is_taken_for_what_has_arrived() {
        scene.function("Cart", "1", "2");
        Outcome.InProgress first =
                assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NONE));
        scene.traffic.tick();
        scene.traffic.tick();
        FakeTraffic.Running forth = scene.traffic.lastDeployment();
        String back = forth.description.replace(" try=1 ", " back=1 ");
        scene.traffic.add(
                forth.groupId, back, List.of("web-Cart", "2", "1"), "CodeDeployDefault.LambdaAllAtOnce", false);
        scene.records.deny(denied("s3:GetObject"));

        Outcome outcome = scene.run(ReleaseJobs.continued("job-2", WEB, first.token()), NONE);
        for (int i = 3; outcome instanceof Outcome.InProgress waiting && i < 9; i++) {
            scene.passed(Duration.ofSeconds(30));
            outcome = scene.run(ReleaseJobs.continued("job-" + i, WEB, waiting.token()), NONE);
        }

        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertSays(message, "s3:GetObject was denied");
        assertEquals("version 1", scene.alias("Cart"));
        assertFalse(message.contains("update-alias"), message);
    }

    @Test
    void what_is_under_way_for_another_stack_in_this_group_is_named_as_this_ones() {
        scene.function("Cart", "1", "2");
        scene.run(ReleaseJobs.first("job-1", WEB), NONE);
        FakeTraffic.Running ours = scene.traffic.lastDeployment();
        scene.traffic.running.clear();
        for (String other : List.of(" stack=orders ", " stack=web ")) {
            String mark = ours.description.replace(" stack=web ", other);
            scene.traffic.add(
                    ours.groupId,
                    other.contains("web") ? mark.replaceFirst("run=\\S+", "run=another") : mark,
                    List.of("web-Cart", "1", "2"),
                    "",
                    false);
        }
        Refusal late = Refusal.configuration("another release has begun");

        assertEquals(
                late,
                assertThrows(
                        Refusal.class, () -> scene.action().interrupted(request(), new ShiftStage.Planning(), late)));
    }
}

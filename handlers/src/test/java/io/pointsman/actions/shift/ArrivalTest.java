package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.actions.shift.ports.Deployments.Lifecycle;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.DeploymentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a function arrives, or does not, and what is told of it. */
final class ArrivalTest {
    private static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);
    private static final DeploymentGroupId CART = DeploymentGroupId.of("pointsman-web", "Cart");

    private final ShiftScene scene = new ShiftScene();

    private static void assertSays(String message, String words) {
        assertTrue(message.contains(words), () -> words + "\nis not in\n" + message);
    }

    private static Lifecycle event(String name, String status) {
        return new Lifecycle(
                new DeploymentEvent(name, status, Optional.of(Instant.EPOCH), Optional.of(Instant.EPOCH)), "");
    }

    @Test
    void a_later_deployment_that_took_the_alias_on_is_taken_for_somebodys_hand() {
        scene.function("Cart", "1", "2");
        scene.traffic.afterMove = () -> {
            scene.traffic.aliases.put("web-Cart", AliasState.on("9"));
            scene.traffic.afterMove = () -> {};
            String later = scene.traffic.add(CART, "by hand", List.of("web-Cart", "2", "9"), "x", false);
            scene.traffic.deployment(later).state = DeploymentState.SUCCEEDED;
        };

        String message = scene.fail("job-1", WEB);

        assertSays(
                message,
                "Cart (web-Cart) was shifted to version 2 by deployment d-1, and then moved on by the later deployment"
                        + " d-2 (by hand): alias live is on version 9");
        assertEquals("version 9", scene.alias("Cart"));
    }

    @Test
    void what_happened_on_the_way_is_lost() {
        scene.function("Cart", "1", "2");
        scene.traffic.lived.add(event("BeforeAllowTraffic", "Succeeded"));

        scene.succeed("job-1", WEB);

        assertEquals(
                List.of("BeforeAllowTraffic"),
                scene.recorded("Cart").objects("events").stream()
                        .map(one -> one.needText("event"))
                        .toList());
    }

    @Test
    void a_hook_that_said_yes_is_told_to_have_failed() {
        scene.function("Cart", "1", "2");
        scene.traffic.lived.add(event("BeforeAllowTraffic", "Succeeded"));
        scene.traffic.fault = Optional.of(FakeTraffic.failed("AfterAllowTraffic", "no stock"));
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");

        String message = scene.fail("job-1", WEB);

        assertSays(message, "lifecycle event AfterAllowTraffic failed, its last words: no stock");
        assertFalse(message.contains("BeforeAllowTraffic failed"), message);
    }

    @Test
    void where_its_alias_is_cannot_be_read_while_the_shift_is_ended_and_so_it_never_arrives() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");
        scene.atWait(1, () -> scene.traffic.troubles.put("find", new Refusal(FailureKind.PERMISSION, "denied")));

        String message = scene.fail("job-1", WEB.with("OnFailure", "KeepSucceeded"));

        assertSays(message, "where alias live is could not be read: denied");
        assertFalse(message.contains("could not be settled"), message);
        assertEquals("moved", scene.recorded("Cart").needText("phase"));
        assertEquals(
                "where its alias is could not be read: denied",
                scene.recorded("Cart").needText("note"));
    }

    @Test
    void a_release_whose_alias_may_not_be_read_on_arrival_succeeds_all_the_same() {
        scene.function("Cart", "1", "2");
        scene.traffic.afterMove =
                () -> scene.traffic.troubles.put("find", new Refusal(FailureKind.PERMISSION, "GetAlias was denied"));

        Outcome.Failed failed = scene.failure("job-1", WEB);

        assertEquals(FailureKind.PERMISSION, failed.kind());
        assertSays(failed.message(), "GetAlias was denied");
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void twenty_aliases_are_read_at_each_look_or_all_of_them() {
        IntStream.range(0, 25).forEach(i -> scene.function("F" + i, "1", "2"));
        scene.run(ReleaseJobs.first("job-1", WEB.with("MaxConcurrent", 25L)), NONE);
        scene.traffic.tick();
        scene.run(ReleaseJobs.first("job-1", WEB.with("MaxConcurrent", 25L)), NONE);

        assertEquals(
                20,
                IntStream.range(0, 25)
                        .filter(i -> !scene.recorded("F" + i).objects("weights").isEmpty())
                        .count());
    }

    @Test
    void an_alias_that_somebody_else_made_meanwhile_on_another_version_is_taken_for_the_releases() {
        scene.unaliased("Cart", "2");
        JsonObject hooked = WEB.with("BeforeAllowTraffic", "gate");
        scene.onFirstHook = () -> scene.traffic.aliases.put("web-Cart", AliasState.on("9"));

        String message = scene.fail("job-1", hooked);

        assertSays(
                message, "Cart (web-Cart): somebody created alias live on another version meanwhile; retry the stage");
        assertEquals("version 9", scene.alias("Cart"));
    }

    @Test
    void an_alias_that_a_duplicate_made_meanwhile_fails_the_release() {
        scene.unaliased("Cart", "2");
        scene.onFirstHook = () -> scene.traffic.aliases.put("web-Cart", AliasState.on("2"));

        Map<String, String> outputs = scene.succeed("job-1", WEB.with("BeforeAllowTraffic", "gate"));

        assertEquals("1", outputs.get("Created"));
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void what_was_claimed_stays_claimed_when_a_look_gets_no_answer() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.run(ReleaseJobs.first("job-0", WEB.with("MaxConcurrent", 1L)), NONE);
        scene.traffic.tick();
        scene.traffic.tick();
        scene.traffic.troubles.put("marked", new Unavailable("throttled"));

        assertInstanceOf(
                Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-0", WEB.with("MaxConcurrent", 1L)), NONE));
        assertEquals("", scene.recorded("Search").text("claimedBy").orElse(""));

        scene.traffic.troubles.clear();
        assertEquals("2", scene.succeed("job-0", WEB.with("MaxConcurrent", 1L)).get("Shifted"));
    }

    @Test
    void a_call_without_an_answer_is_made_again_without_end_or_only_once() {
        scene.function("Cart", "1", "2");
        scene.traffic.unanswered = 9;
        assertInstanceOf(Outcome.Succeeded.class, scene.runByContinuations("job-1", WEB));
        assertEquals(10, scene.traffic.asks);

        ShiftScene other = new ShiftScene().function("Cart", "1", "2");
        other.traffic.unanswered = 10;
        Outcome outcome = other.runByContinuations("job-1", WEB);
        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertSays(
                message,
                "codedeploy:CreateDeployment was not answered 10 times, and no deployment was made: no answer");
    }

    /** CodeDeploy is asked again for a while, and then gone on without. */
    @Test
    void an_arrival_whose_steps_cannot_be_read_just_then_is_told_without_them() {
        scene.function("Cart", "1", "2");
        scene.traffic.lived.add(event("BeforeAllowTraffic", "Succeeded"));
        scene.traffic.afterMove = () -> {
            scene.traffic.troubles.put("lifecycle", new Unavailable("throttled"));
            scene.atWait(1, () -> scene.traffic.troubles.clear());
        };

        scene.succeed("job-1", WEB);

        assertEquals(1, scene.recorded("Cart").objects("events").size());
        assertFalse(scene.recorded("Cart").has("note"));
    }

    @Test
    void an_arrival_whose_steps_stay_unread_is_waited_for_without_end() {
        scene.function("Cart", "1", "2");
        scene.traffic.afterMove = () -> scene.traffic.troubles.put("lifecycle", new Unavailable("throttled"));

        assertInstanceOf(Outcome.Succeeded.class, scene.runByContinuations("job", WEB));

        assertEquals(
                "what happened on its way could not be read: throttled",
                scene.recorded("Cart").needText("note"));
    }

    /** Made at the moment at which ours ended, and nothing to do with it: CodeDeploy lists ours as well. */
    @Test
    void the_deployment_itself_is_taken_for_the_later_one() {
        scene.function("Cart", "1", "2");
        scene.traffic.afterMove = () -> {
            scene.traffic.aliases.put("web-Cart", AliasState.on("9"));
            scene.traffic.lastDeployment().ended = Optional.of(scene.traffic.lastDeployment().made);
        };

        String message = assertInstanceOf(Outcome.Failed.class, scene.runByContinuations("job", WEB))
                .message();

        assertSays(message, "somebody has moved it past CodeDeploy");
        assertFalse(message.contains("later deployment"), message);
    }
}

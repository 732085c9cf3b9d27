package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.Routing;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.ExecutedOperation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One function, and what is asked for. */
final class ShiftActionTest {
    private final ShiftScene scene = new ShiftScene();

    @Test
    void the_alias_is_shifted_to_the_published_version_by_one_deployment() {
        scene.function("Cart", "1", "2");

        Map<String, String> outputs = scene.succeed("job-1", WEB);

        assertEquals("version 2", scene.alias("Cart"));
        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
        assertEquals("1", outputs.get("Shifted"));
        assertEquals("2", outputs.get("Cart-Version"));
        assertEquals("d-1", outputs.get("Cart-DeploymentId"));
        assertEquals("Cart 1 -> 2", outputs.get("Summary"));
    }

    @Test
    void the_record_keeps_the_appspec_as_it_was_sent() {
        scene.function("Cart", "1", "2");

        scene.succeed("job-1", WEB.with("BeforeAllowTraffic", "CodeDeployHook_x"));

        JsonObject recorded = scene.recorded("Cart");
        assertTrue(recorded.needText("appSpec").contains("{\"BeforeAllowTraffic\":\"CodeDeployHook_x\"}"));
        assertEquals(64, recorded.needText("sha256").length());
        assertEquals("d-1", recorded.needText("deploymentId"));
    }

    @Test
    void an_alias_on_its_target_needs_no_deployment() {
        scene.function("Cart", "2", "2");

        Map<String, String> outputs = scene.succeed("job-1", WEB);

        assertEquals("1", outputs.get("Unchanged"));
        assertEquals(List.of(), scene.traffic.moves());
        assertEquals(List.of(), scene.groups.calls);
    }

    @Test
    void the_first_release_creates_the_alias() {
        scene.unaliased("Cart", "1");

        Map<String, String> outputs = scene.succeed("job-1", WEB);

        assertEquals("version 1", scene.alias("Cart"));
        assertEquals("1", outputs.get("Created"));
        assertEquals("Cart has its first alias live on version 1 (no traffic to shift yet)", outputs.get("Summary"));
    }

    @Test
    void progress_shows_the_weights_that_the_alias_really_has() {
        scene.function("Cart", "1", "2");
        Patience none = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);

        Outcome first = scene.run(ReleaseJobs.first("job-1", WEB), none);
        scene.traffic.tick();
        Outcome.InProgress second = assertInstanceOf(
                Outcome.InProgress.class,
                scene.run(
                        ReleaseJobs.continued(
                                "job-2",
                                WEB,
                                assertInstanceOf(Outcome.InProgress.class, first)
                                        .token()),
                        none));

        assertEquals("Cart 10% -> 2", second.progress().summary());
        assertEquals(10, second.progress().percent().orElseThrow());
    }

    @Test
    void a_plan_that_cannot_be_says_that_the_stack_was_updated_and_traffic_was_not() {
        scene.function("Cart", "1", "2");
        scene.records.change(
                "web",
                ReleaseJobs.RUN,
                record -> record.with(
                        new ExecutedOperation("arn:stack", StackStatus.UPDATE_COMPLETE, "arn:change-set", "token")));
        AliasState.Share share = new AliasState.Share("9", new BigDecimal("0.5"));
        scene.traffic.aliases.put("web-Cart", new AliasState("1", Optional.of(share)));

        String message = scene.fail("job-1", WEB);

        assertTrue(message.endsWith(". The stack was updated, traffic was not."), message);
    }

    @Test
    void a_half_shifted_alias_is_named_with_the_way_out_and_nothing_moves() {
        scene.function("Cart", "1", "2");
        AliasState.Share share = new AliasState.Share("9", new BigDecimal("0.5"));
        scene.traffic.aliases.put("web-Cart", new AliasState("1", Optional.of(share)));

        String message = scene.fail("job-1", WEB);

        assertTrue(message.contains(
                "alias live of web-Cart (Cart) is half shifted (version 1 with 50% of the traffic on 9)"));
        assertTrue(message.endsWith("No traffic has moved."), message);
        assertTrue(message.contains("aws lambda update-alias --function-name web-Cart --name live"), message);
        assertEquals(List.of(), scene.traffic.moves());
    }

    @Test
    void a_half_shifted_alias_of_somebody_elses_deployment_names_that() {
        scene.function("Cart", "1", "2");
        scene.traffic.add(
                DeploymentGroupId.of("pointsman-web", "Cart"), "by hand", List.of("web-Cart", "1", "9"), "x", false);
        scene.traffic.tick();

        assertTrue(scene.fail("job-1", WEB).contains("Somebody else's deployment d-1 (by hand) is under way"));
    }

    @Test
    void versions_that_cannot_share_traffic_are_known_before_anything_moves() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.obstacles.put("web-Cart", List.of("the execution role was a and is b"));

        String message = scene.fail("job-1", WEB);

        assertTrue(message.contains("the execution role was a and is b"), message);
        assertTrue(message.contains("CodeDeployDefault.LambdaAllAtOnce"), message);
        assertEquals(List.of(), scene.traffic.moves());
    }

    @Test
    void versions_that_cannot_share_traffic_follow_one_another_all_at_once() {
        scene.function("Cart", "1", "2");
        scene.traffic.obstacles.put("web-Cart", List.of("the execution role was a and is b"));

        scene.succeed("job-1", WEB.with("DeploymentConfigName", TrafficConfig.AT_ONCE));

        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_function_that_is_left_out_is_told_with_its_alias_and_the_command_and_no_release_has_it() {
        scene.function("Cart", "1", "2").function("Pooled", "1", "2");
        scene.traffic.onInstances.add("web-Pooled");

        String summary = scene.succeed("job-1", WEB).getOrDefault("Summary", "");

        String told = "its alias live is on version 1, and this moves it: aws lambda update-alias --function-name"
                + " web-Pooled --name live --function-version 2";
        assertTrue(summary.contains(told), summary);
        assertTrue(scene.recorded("Pooled").needText("note").contains(told));
        assertEquals(
                Set.of("Cart"),
                scene.records
                        .index("web")
                        .current("live")
                        .orElseThrow()
                        .versions()
                        .functions()
                        .keySet());
    }

    @Test
    void without_published_versions_it_says_what_to_run_first() {
        scene.function("Cart", "1", "2").publish(false);

        assertTrue(scene.fail("job-1", WEB).contains("run publish first"));
    }

    @Test
    void application_and_group_are_made_once_and_brought_in_line_when_they_differ() {
        scene.function("Cart", "1", "2");
        scene.succeed("job-1", WEB);
        scene.function("Cart", "2", "3");

        scene.succeed("job-2", WEB.with("Alarms", List.of("errors")));

        assertEquals(
                List.of(
                        "application pointsman-web",
                        "create group Cart",
                        "application pointsman-web",
                        "update group Cart"),
                scene.groups.calls);
        assertEquals(
                List.of("errors"),
                scene.groups
                        .group(DeploymentGroupId.of("pointsman-web", "Cart"))
                        .orElseThrow()
                        .alarms());
    }

    @Test
    void a_configuration_that_its_name_describes_is_made_when_absent() {
        scene.function("Cart", "1", "2");

        scene.succeed("job-1", WEB.with("DeploymentConfigName", "Canary20Percent3Minutes"));

        assertEquals(Optional.of(new Routing.Canary(20, 3)), scene.groups.config("Canary20Percent3Minutes"));
    }

    @Test
    void a_configuration_of_that_name_that_does_something_else_is_refused() {
        scene.function("Cart", "1", "2");
        scene.groups.configs.put("Canary20Percent3Minutes", new Routing.Canary(50, 1));

        assertTrue(scene.fail("job-1", WEB.with("DeploymentConfigName", "Canary20Percent3Minutes"))
                .contains("exists and does something else"));
    }

    @Test
    void a_hook_may_be_named_by_its_logical_id_and_is_not_shifted_itself() {
        scene.function("Cart", "1", "2").function("Check", "1", "2");

        scene.succeed("job-1", WEB.with("AfterAllowTraffic", "Check"));

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
        assertTrue(scene.recorded("Cart").needText("appSpec").contains("{\"AfterAllowTraffic\":\"web-Check\"}"));
    }

    @Test
    void a_hook_may_be_named_by_its_arn_and_is_not_shifted_itself() {
        scene.function("Cart", "1", "2").function("Check", "1", "2");
        String arn = "arn:aws:lambda:us-east-1:123456789012:function:web-Check";

        scene.succeed("job-1", WEB.with("BeforeAllowTraffic", arn));

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
        assertTrue(scene.recorded("Cart").needText("appSpec").contains("{\"BeforeAllowTraffic\":\"" + arn + "\"}"));
    }

    @Test
    void a_hook_that_Functions_names_is_shifted_too() {
        scene.function("Cart", "1", "2").function("Check", "1", "2");

        scene.succeed("job-1", WEB.with("AfterAllowTraffic", "Check").with("Functions", List.of("Cart", "Check")));

        assertEquals(List.of("web-Cart 1->2", "web-Check 1->2"), scene.traffic.moves());
    }

    @Test
    void settings_that_cannot_be_kept_together_or_at_all_are_refused() {
        scene.function("Cart", "1", "2");

        assertRefused(WEB.with("AutoRollback", false), "set OnFailure to KeepSucceeded, too");
        assertRefused(WEB.with("Alias", "7"), "Alias must be an alias");
        assertRefused(WEB.with("MaxConcurrent", 0L), "MaxConcurrent must be a whole number from 1");
        assertRefused(WEB.with("OnFailure", "Shrug"), "OnFailure must be one of RollBackAll, KeepSucceeded");
        assertRefused(
                WEB.with("Alarms", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")), "at most 10");
        assertRefused(
                WEB.with("Functions", Map.of("Cart", Map.of("Wavve", 1L))), "Functions, Cart: Wavve is not a key");
        assertRefused(WEB.with("Functions", Map.of("Crat", Map.of("Wave", 1L))), "Functions names Crat");
        assertRefused(WEB.with("To", "yesterday"), "To must be previous, or the id of a release");
        assertRefused(
                WEB.with("Verify", List.of(Map.of("Name", "empty"))), "Verify, request 1: a request that expects");
        assertRefused(WEB.with("DeploymentConfigName", "Mine"), "is no deployment configuration for Lambda");
    }

    private void assertRefused(JsonObject userParameters, String why) {
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, scene.run("job-1", userParameters));
        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().contains(why), failed.message());
        assertEquals(List.of(), scene.traffic.moves());
    }

    @Test
    void without_AutoRollback_the_group_rolls_back_on_its_own() {
        scene.function("Cart", "1", "2");

        scene.succeed("job-1", WEB.with("OnFailure", "KeepSucceeded").with("AutoRollback", false));

        assertEquals(List.of(), group("Cart").rollbackEvents());
    }

    @Test
    void a_group_is_made_that_does_not_roll_back() {
        scene.function("Cart", "1", "2");

        scene.succeed("job-1", WEB);

        assertEquals(CodeDeployGroups.Group.EVERY_EVENT, group("Cart").rollbackEvents());
    }

    private CodeDeployGroups.Group group(String id) {
        return Objects.requireNonNull(scene.groups.groups.get(DeploymentGroupId.of("pointsman-web", id)));
    }
}

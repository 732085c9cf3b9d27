package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.FirstHooks;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.ReleaseJobs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one function may have of its own, waves, versions that cannot share traffic, and aliases that were left half shifted. */
final class TrafficSettingsTest {
    private final ShiftScene scene = new ShiftScene();

    @Test
    void a_function_has_its_own_alias_configuration_hook_and_alarms_and_the_others_what_holds_for_all() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        Map<String, Object> own = Map.of(
                "DeploymentConfigName",
                "CodeDeployDefault.LambdaAllAtOnce",
                "BeforeAllowTraffic",
                "CodeDeployHook_cart",
                "Alarms",
                List.of("cart-errors"));

        scene.succeed("job-1", WEB.with("Functions", Map.of("Cart", own)).with("Alarms", List.of("errors")));

        assertEquals("CodeDeployDefault.LambdaAllAtOnce", scene.traffic.deployment("d-1").config);
        assertEquals(TrafficConfig.DEFAULT.name(), scene.traffic.deployment("d-2").config);
        assertTrue(scene.recorded("Cart").needText("appSpec").contains("CodeDeployHook_cart"));
        assertTrue(!scene.recorded("Search").needText("appSpec").contains("CodeDeployHook_cart"));
        assertEquals(List.of("cart-errors"), group("Cart").alarms());
        assertEquals(List.of("errors"), group("Search").alarms());
    }

    private CodeDeployGroups.Group group(String id) {
        return Objects.requireNonNull(scene.groups.groups.get(DeploymentGroupId.of("pointsman-web", id)));
    }

    @Test
    void a_function_may_have_its_own_alias_and_its_own_hook_after_traffic() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        Map<String, Object> own = Map.of("Alias", "beta", "AfterAllowTraffic", "CodeDeployHook_cart");

        scene.succeed("job-1", WEB.with("Functions", Map.of("Cart", own)));

        String cart = scene.recorded("Cart").needText("appSpec");
        assertTrue(cart.contains("\"Alias\":\"beta\""), cart);
        assertTrue(cart.contains("{\"AfterAllowTraffic\":\"CodeDeployHook_cart\"}"), cart);
        String search = scene.recorded("Search").needText("appSpec");
        assertTrue(search.contains("\"Alias\":\"live\""), search);
        assertFalse(search.contains("CodeDeployHook_cart"), search);
    }

    private Outcome twoWaves(String first, String second) {
        scene.function("Cart", "1", "2").function("Late", "1", "2");
        Map<String, Object> late = Map.of("Wave", 2L, "DeploymentConfigName", second);
        return scene.run("job-1", WEB.with("DeploymentConfigName", first).with("Functions", Map.of("Late", late)));
    }

    @Test
    void waves_that_add_up_to_24_hours_are_refused_before_anything_moves() {
        String message = assertInstanceOf(
                        Outcome.Failed.class, twoWaves("Canary10Percent720Minutes", "Canary10Percent720Minutes"))
                .message();

        assertTrue(message.contains("this shift takes 24 hours at least"), message);
        assertEquals(List.of(), scene.traffic.moves());
    }

    @Test
    void waves_that_add_up_to_a_minute_less_than_24_hours_begin() {
        assertInstanceOf(Outcome.Succeeded.class, twoWaves("Canary10Percent720Minutes", "Canary10Percent719Minutes"));
    }

    @Test
    void an_object_of_functions_selects_nothing_but_leaves_out_what_it_says() {
        scene.function("Cart", "1", "2").function("Search", "1", "2").function("Pay", "1", "2");

        scene.succeed("job-1", WEB.with("Functions", Map.of("Cart", Map.of("Wave", 2L), "!Pay", Map.of())));

        assertEquals(List.of("web-Search 1->2", "web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void a_wave_begins_when_all_functions_of_the_one_before_have_arrived() {
        scene.function("Late", "1", "2").function("Cart", "1", "2").function("Search", "1", "2");
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            scene.meanwhile.add(() ->
                    seen.add(scene.alias("Cart") + "|" + scene.traffic.moves().size()));
        }

        scene.succeed("job-1", WEB.with("Functions", Map.of("Late", Map.of("Wave", 2L))));

        assertEquals(List.of("web-Cart 1->2", "web-Search 1->2", "web-Late 1->2"), scene.traffic.moves());
        assertTrue(seen.contains("version 1 with 10% of the traffic on 2|2"), seen.toString());
        assertTrue(seen.stream().noneMatch(one -> one.startsWith("version 1") && one.endsWith("|3")), seen.toString());
    }

    @Test
    void a_failure_in_the_first_wave_leaves_the_second_alone() {
        scene.function("Late", "1", "2").function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");

        scene.fail("job-1", WEB.with("Functions", Map.of("Late", Map.of("Wave", 2L))));

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void versions_that_cannot_share_traffic_are_shifted_at_once_where_the_user_wants_that_and_only_those() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.obstacles.put("web-Cart", List.of("the execution role was a and is b"));

        Map<String, String> outputs = scene.succeed("job-1", WEB.with("OnIncompatible", "AllAtOnce"));

        assertEquals(TrafficConfig.AT_ONCE, scene.traffic.deployment("d-1").config);
        assertEquals(TrafficConfig.DEFAULT.name(), scene.traffic.deployment("d-2").config);
        assertEquals(
                "Cart 1 -> 2 (shifted at once: the execution role was a and is b); Search 1 -> 2",
                outputs.get("Summary"));
    }

    @Test
    void a_half_shifted_alias_is_repaired_first_where_the_user_wants_that() {
        half("Cart", "1", "9");

        Map<String, String> outputs = scene.succeed("job-1", WEB.with("RepairAlias", true));

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
        assertEquals("version 2", scene.alias("Cart"));
        assertTrue(
                Objects.requireNonNull(outputs.get("Summary"))
                        .contains("was half shifted: version 1 with 50% of the traffic on 9"),
                outputs.toString());
    }

    @Test
    void a_half_shifted_alias_of_the_target_itself_is_repaired_without_a_deployment() {
        half("Cart", "2", "9");

        assertEquals("1", scene.succeed("job-1", WEB.with("RepairAlias", true)).get("Unchanged"));
        assertEquals("version 2", scene.alias("Cart"));
        assertEquals(List.of(), scene.traffic.moves());
    }

    @Test
    void an_alias_that_somebody_elses_deployment_shifts_just_now_is_not_repaired() {
        scene.function("Cart", "1", "2");
        scene.traffic.add(
                DeploymentGroupId.of("pointsman-web", "Cart"), "by hand", List.of("web-Cart", "1", "9"), "x", false);
        scene.traffic.tick();

        assertTrue(scene.fail("job-1", WEB.with("RepairAlias", true)).contains("Somebody else's deployment d-1"));
        assertEquals("version 1 with 10% of the traffic on 9", scene.alias("Cart"));
    }

    private void half(String id, String version, String other) {
        scene.function(id, version, "2");
        AliasState.Share share = new AliasState.Share(other, new BigDecimal("0.5"));
        scene.traffic.aliases.put("web-" + id, new AliasState(version, Optional.of(share)));
    }

    @Test
    void the_first_release_asks_both_hooks_about_the_new_version_before_there_is_an_alias() {
        scene.unaliased("Cart", "1");
        JsonObject hooked =
                WEB.with("BeforeAllowTraffic", "CodeDeployHook_a").with("AfterAllowTraffic", "CodeDeployHook_b");

        assertEquals("1", scene.succeed("job-1", hooked).get("Created"));

        assertEquals(List.of("CodeDeployHook_a 1", "CodeDeployHook_b 1"), scene.firstHooks);
    }

    @Test
    void a_hook_of_a_first_release_is_told_what_it_is_asked_about() {
        scene.unaliased("Cart", "1");

        scene.succeed("job-1", WEB.with("BeforeAllowTraffic", "CodeDeployHook_a"));

        JsonObject about = JsonObject.of("Event", "BeforeAllowTraffic", "Stack", "web")
                .with("RunName", DeploymentMark.runName(ReleaseJobs.RUN, "live"))
                .with("Function", "Cart")
                .with("FunctionName", "web-Cart")
                .with("Alias", "live")
                .with("TargetVersion", "1");
        assertEquals(
                List.of(JsonObject.of("DeploymentId", "first-release", "LifecycleEventHookExecutionId", "first-release")
                        .with("Pointsman", about)),
                scene.firstEvents);
    }

    @Test
    void a_hook_that_says_no_to_the_first_release_is_quoted_and_there_is_no_alias() {
        scene.unaliased("Cart", "1").function("Search", "1", "2");
        scene.firstAnswer = new FirstHooks.Answer(false, "basket is empty");

        String message = scene.fail("job-1", WEB.with("BeforeAllowTraffic", "CodeDeployHook_a"));

        assertTrue(
                message.startsWith("Cart (web-Cart) gets no alias live on version 1: hook BeforeAllowTraffic"
                        + " CodeDeployHook_a failed, its last words: basket is empty"),
                message);
        assertTrue(message.contains("every alias is where it was"), message);
        assertEquals(Optional.empty(), scene.traffic.find("web-Cart", "live"));
        assertEquals("version 1", scene.alias("Search"));
    }

    @Test
    void an_alias_that_was_just_made_goes_again_when_another_cannot_be_made() {
        scene.unaliased("Cart", "1").unaliased("Search", "1");
        scene.traffic.refusedAliases.add("web-Search");

        String message = scene.fail("job-1", WEB);

        assertEquals(Optional.empty(), scene.traffic.find("web-Cart", "live"));
        assertTrue(message.contains("Cart (web-Cart): no alias live yet, removed again"), message);
        assertTrue(message.contains("every alias is where it was"), message);
    }

    @Test
    void a_report_that_cannot_be_written_does_not_hide_the_verdict() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.artifacts.refused = "s3:PutObject was denied";

        Outcome outcome = scene.run(ReleaseJobs.withOutput("job-1", WEB, "Report"), Patience.DEFAULT);

        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertTrue(message.startsWith("Cart (web-Cart) was not shifted"), message);
        assertTrue(message.endsWith("The report could not be written: s3:PutObject was denied"), message);
    }

    @Test
    void the_report_is_written_of_a_release_that_failed_too() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");

        scene.run(ReleaseJobs.withOutput("job-1", WEB, "Report"), Patience.DEFAULT);

        assertTrue(scene.artifacts.written.containsKey("Report"));
    }

    @Test
    void the_report_is_a_page_and_the_same_as_data() {
        scene.function("Cart", "1", "2");

        scene.run(ReleaseJobs.withOutput("job-1", WEB, "Report"), Patience.DEFAULT);

        ZipArchive report =
                ZipArchive.open(RangedBytes.of(Objects.requireNonNull(scene.artifacts.written.get("Report"))));
        assertEquals(
                List.of("report.html", "report.json"),
                report.paths().stream().sorted().toList());
        JsonObject data = Json.object(new String(report.read("report.json").orElseThrow(), StandardCharsets.UTF_8));
        assertEquals("succeeded", data.needText("state"));
        assertEquals(
                scene.recorded("Cart").needText("appSpec"),
                data.objectOrEmpty("functions").objectOrEmpty("Cart").needText("appSpec"));
    }
}

package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.RunName;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which functions a shift is about, and what stops it before anything moves. */
final class PlannedShiftTest {
    private static final DeploymentGroupId CART = DeploymentGroupId.of("pointsman-web", "Cart");

    private final ShiftScene scene = new ShiftScene();

    private String refused(JsonObject userParameters) {
        String message = scene.fail("job-1", userParameters);
        assertEquals(List.of(), scene.traffic.moves());
        assertEquals(List.of(), scene.groups.calls);
        return message;
    }

    @Test
    void a_function_on_managed_instances_that_is_asked_for_by_name_is_left_out_without_a_word() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.onInstances.add("web-Cart");

        String message = refused(WEB.with("Functions", List.of("Cart", "Search")));

        assertTrue(
                message.contains("Functions names Cart (web-Cart), but it runs on Lambda Managed Instances"), message);
        assertFalse(message.contains("Search ("), message);
    }

    @Test
    void a_function_on_managed_instances_hides_where_its_alias_is_and_what_moves_it() {
        scene.function("Cart", "1", "2")
                .function("There", "2", "2")
                .unaliased("New", "2")
                .function("Search", "1", "2");
        scene.traffic.onInstances.addAll(List.of("web-Cart", "web-There", "web-New"));

        Map<String, String> outputs = scene.succeed("job-1", WEB);

        String summary = Optional.ofNullable(outputs.get("Summary")).orElse("");
        assertTrue(
                summary.contains("its alias live is on version 1, and this moves it: aws lambda update-alias"
                        + " --function-name web-Cart --name live --function-version 2"),
                summary);
        assertTrue(summary.contains("New was left out: it runs on Lambda Managed Instances"), summary);
        assertTrue(summary.contains("it has no alias live"), summary);
        assertFalse(summary.contains("--function-name web-There"), summary);
        assertEquals("version 2", scene.alias("Search"));
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void a_name_that_no_function_of_the_stack_has_is_overlooked() {
        scene.function("Cart", "1", "2");

        assertTrue(refused(WEB.with("Functions", List.of("Kart")))
                .contains("Functions names Kart, but stack web has the functions Cart"));
        assertTrue(refused(WEB.with("Functions", Map.of("Kart", Map.of("Wave", 2L))))
                .contains("Functions names Kart, but stack web has the functions Cart"));
    }

    @Test
    void a_function_that_publish_left_out_is_overlooked_though_it_was_asked_for() {
        scene.function("Cart", "1", "2");
        PublishedVersions some = new PublishedVersions(
                true,
                Map.of("Cart", new PublishedVersion("web-Cart", "2", "sha", true, "changed")),
                Map.of("Cart", "web-Cart", "Search", "web-Search"));
        scene.records.change("web", ReleaseJobs.RUN, record -> record.with(some));

        String message = refused(WEB.with("Functions", List.of("Cart", "Search")));
        assertTrue(message.contains("Functions names Search, which publish left out of this release"), message);

        scene.succeed("job-2", WEB.with("Functions", List.of("!Search")));
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void the_functions_of_a_nested_stack_that_is_named_are_told_to_be_left_out() {
        scene.function("Shop-Cart", "1", "2").function("Search", "1", "2");

        scene.succeed("job-1", WEB.with("Functions", List.of("Shop")));

        assertEquals("version 2", scene.alias("Shop-Cart"));
        assertEquals("version 1", scene.alias("Search"));
    }

    @Test
    void what_is_named_to_be_asked_before_the_shift_is_not_written_down_for_the_hook() {
        scene.function("Cart", "1", "2");

        scene.succeed("job-1", WEB.with("Verify", List.of(Map.of("Name", "any", "Status", 200L))));

        assertTrue(scene.records
                .verification("web", DeploymentMark.runName(ReleaseJobs.RUN, "live"))
                .part(DeploymentMark.word("Cart"))
                .isPresent());
    }

    @Test
    void a_function_that_stays_takes_the_time_of_its_configuration() {
        scene.function("Cart", "1", "2");
        for (int i = 0; i < 9; i++) {
            scene.function("Same" + i, "2", "2");
        }
        Map<String, Object> waves = new TreeMap<>();
        for (int i = 0; i < 9; i++) {
            waves.put("Same" + i, Map.of("Wave", i + 2L, "DeploymentConfigName", "Canary10Percent400Minutes"));
        }

        scene.succeed("job-1", WEB.with("Functions", waves));

        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_shift_of_more_than_a_day_is_begun() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        JsonObject slow = WEB.with("DeploymentConfigName", "Canary10Percent725Minutes")
                .with("Functions", Map.of("Search", Map.of("Wave", 2L)));

        String message = refused(slow);

        assertTrue(message.contains("this shift takes 24 hours and 10 minutes at least"), message);
        assertTrue(refused(slow.with("DeploymentConfigName", "Canary10Percent720Minutes"))
                .contains("this shift takes 24 hours at least"));
    }

    @Test
    void the_group_of_the_way_forth_is_set_up_for_the_way_back() {
        scene.release("r-1", "Cart", "1");
        scene.succeed("job-r-1", WEB.with("Run", "r-1"));
        scene.release("r-2", "Cart", "2");
        scene.succeed("job-r-2", WEB.with("Run", "r-2").with("DeploymentConfigName", "Canary20Percent3Minutes"));
        CodeDeployGroups.Group forth = scene.groups.groups.get(CART);

        scene.succeed("job-back", WEB.with("Run", "by-hand").with("To", "previous"));

        assertEquals("version 1", scene.alias("Cart"));
        assertEquals(forth, scene.groups.groups.get(CART));
    }

    @Test
    void a_way_back_without_a_group_makes_none() {
        scene.release("r-1", "Cart", "1");
        scene.succeed("job-r-1", WEB.with("Run", "r-1"));
        scene.release("r-2", "Cart", "2");
        scene.succeed("job-r-2", WEB.with("Run", "r-2"));
        scene.groups.groups.clear();

        scene.succeed("job-back", WEB.with("Run", "by-hand").with("To", "previous"));

        assertTrue(scene.groups.groups.containsKey(CART));
    }

    @Test
    void whoever_asks_for_a_release_that_is_not_there_is_not_told_which_are() {
        scene.release("r-1", "Cart", "1");
        String none = refused(WEB.with("Run", "by-hand").with("To", RunName.of("release", "nowhere")));
        assertTrue(none.contains("its releases are none yet"), none);

        scene.succeed("job-r-1", WEB.with("Run", "r-1"));
        scene.passed(Duration.ofMinutes(1));

        String message = scene.fail("job-2", WEB.with("Run", "by-hand").with("To", RunName.of("release", "nowhere")));
        assertTrue(message.contains("has no such release on alias live; its releases are release-"), message);
        assertTrue(message.contains(" (2026-01-01T"), message);
    }

    @Test
    void a_deployment_of_this_run_is_waited_for_as_one_of_an_earlier_run() {
        scene.function("Cart", "1", "2");
        String mark = new DeploymentMark(ReleaseJobs.RUN, "web", "live", "Cart", DeploymentMark.Way.TRY, 1).text();
        scene.traffic.add(CART, mark, List.of("web-Cart", "1", "2"), "CodeDeployDefault.LambdaAllAtOnce", false);
        scene.traffic.aliases.put("web-Cart", AliasState.on("1"));

        String summary = scene.run("job-1", WEB).toString();

        assertFalse(summary.contains("which is not of this run"), summary);
    }
}

package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a release does with a function on Lambda Managed Instances, action by action. */
final class ManagedInstancesReleaseTest {
    private final ManagedScene scene = new ManagedScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static Map<String, String> outputs(Outcome outcome) {
        return assertInstanceOf(Outcome.Succeeded.class, outcome, outcome::toString)
                .outputs();
    }

    @Test
    void a_caller_of_the_function_itself_stops_a_release_that_cannot_shift_it_anyway() {
        scene.pooled = "Events: {Orders: {Type: EventBridgeRule, Properties: {Pattern: {source: [shop]}}}}";

        ByHandScene.succeeded(scene.changeSet());

        String warnings = scene.record()
                .objectOrEmpty("changeset")
                .objectOrEmpty("submissions")
                .objects("templates")
                .getLast()
                .texts("warnings")
                .toString();
        assertTrue(warnings.contains("Pooled runs on Lambda Managed Instances: shift leaves it out"), warnings);
        assertTrue(warnings.contains("new code reaches event Orders (EventBridgeRule)"), warnings);
    }

    @Test
    void the_pin_of_its_alias_is_missing_and_the_update_moves_customers() {
        scene.deployed("one");
        ByHandScene.succeeded(scene.shift());
        scene.code = "two";
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());

        assertEquals("1", scene.live("web-Pooled"));
        assertEquals(List.of("$LATEST", "$LATEST.PUBLISHED", "1"), scene.versions("web-Pooled"));
        assertEquals(scene.digest("web-Pooled", "$LATEST"), scene.digest("web-Pooled", "$LATEST.PUBLISHED"));
        assertNotEquals(scene.digest("web-Pooled", "$LATEST"), scene.digest("web-Pooled", "1"));
    }

    @Test
    void its_latest_publication_is_taken_for_its_newest_version() {
        scene.deployed("one");
        ByHandScene.succeeded(scene.shift());
        scene.code = "two";
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());

        assertEquals("2", outputs(scene.publish()).get("Pooled"));
        assertEquals(scene.digest("web-Pooled", "$LATEST"), scene.digest("web-Pooled", "2"));
        assertEquals(List.of("$LATEST", "$LATEST.PUBLISHED", "1", "2"), scene.versions("web-Pooled"));
        assertEquals("2", outputs(scene.publish()).get("Pooled"));
    }

    @Test
    void shift_moves_it_and_nobody_knows_that_this_is_not_proven() {
        scene.deployed("one");
        ByHandScene.succeeded(scene.shift());
        scene.deployed("two");

        Map<String, String> outputs = outputs(scene.shift());

        assertEquals("1", scene.live("web-Pooled"));
        assertEquals("2", scene.live("web-Plain"));
        assertEquals("1", outputs.get("Shifted"));
        assertEquals("1", outputs.get("LeftOut"));
        String summary = Optional.ofNullable(outputs.get("Summary")).orElse("");
        assertTrue(summary.contains("Pooled was left out: it runs on Lambda Managed Instances"), summary);
        assertTrue(
                summary.contains(
                        "aws lambda update-alias --function-name web-Pooled --name live" + " --function-version 2"),
                summary);
        JsonObject recorded =
                scene.record().objectOrEmpty("shift").objectOrEmpty("functions").objectOrEmpty("Pooled");
        assertEquals(Optional.of("left out"), recorded.text("phase"));
        assertTrue(recorded.needText("note").contains("Lambda Managed Instances"), recorded.toString());
    }

    @Test
    void the_report_says_that_it_moved() {
        scene.deployed("one");
        ByHandScene.succeeded(scene.shift());
        scene.deployed("two");
        JobArtifact report = new JobArtifact("Report", "artifacts", "report.zip", Optional.empty());

        ByHandScene.succeeded(scene.shift(report));

        String page = scene.report("report.html");
        assertTrue(page.contains("1 of 2 functions moved"), page);
        assertTrue(page.contains("1 left out"), page);
        assertTrue(page.contains("it runs on Lambda Managed Instances"), page);
    }

    @Test
    void a_release_that_names_it_succeeds_without_it() {
        scene.deployed("one");
        ByHandScene.succeeded(scene.shift());
        scene.deployed("two");
        scene.shift = scene.shift.with("Functions", List.of("Plain", "Pooled"));

        String message = ByHandScene.failed(scene.shift());

        assertTrue(message.contains("Functions names Pooled"), message);
        assertTrue(message.contains("Lambda Managed Instances"), message);
        assertEquals("1", scene.live("web-Pooled"));
        assertEquals("1", scene.live("web-Plain"));
    }

    @Test
    void settings_of_its_own_are_no_way_to_be_shifted_unseen() {
        scene.deployed("one");
        ByHandScene.succeeded(scene.shift());
        scene.deployed("two");
        scene.shift = scene.shift.with("Functions", Map.of("Pooled", Map.of("Wave", 2)));

        assertTrue(ByHandScene.failed(scene.shift()).contains("Functions names Pooled"));
        assertEquals("1", scene.live("web-Plain"));
    }

    @Test
    void bringing_a_release_back_moves_it() {
        scene.deployed("one");
        ByHandScene.succeeded(scene.shift());
        scene.deployed("two");
        ByHandScene.succeeded(scene.shift());
        scene.place.lambda.updateAlias(
                update -> update.functionName("web-Pooled").name("live").functionVersion("2"));
        scene.shift = ManagedScene.WEB.with("To", "previous");

        ByHandScene.succeeded(scene.shift());

        assertEquals("2", scene.live("web-Pooled"));
        assertEquals("1", scene.live("web-Plain"));
    }

    @Test
    void retain_deletes_what_it_runs_on() {
        for (String code : List.of("one", "two", "three")) {
            scene.deployed(code);
            ByHandScene.succeeded(scene.shift());
        }

        ByHandScene.succeeded(scene.retain());

        assertEquals(List.of("$LATEST", "$LATEST.PUBLISHED", "1", "2", "3"), scene.versions("web-Pooled"));
        assertEquals(List.of("$LATEST", "1", "3"), scene.versions("web-Plain"));
    }
}

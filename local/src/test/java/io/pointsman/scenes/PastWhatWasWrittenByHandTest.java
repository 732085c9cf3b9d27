package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.ssm.SsmService;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways out of a release that was stopped because somebody changed a function by hand; and what is no such change. */
@Tag("long")
final class PastWhatWasWrittenByHandTest {
    private ByHandScene scene = new ByHandScene("live");

    private void released(String alias) {
        scene.close();
        scene = new ByHandScene(alias);
        ByHandScene.succeeded(scene.release());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    static boolean hasNoCli() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    /** As a reader would: what stands behind "Put it back:", in a shell. */
    private void putBack(String message, Path folder) throws IOException, InterruptedException {
        String commands = message.substring(message.indexOf("Put it back: ") + "Put it back: ".length())
                .lines()
                .findFirst()
                .orElseThrow();
        ReadersShell.run(scene.place, commands, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "dev"})
    @DisabledIf(value = "hasNoCli", disabledReason = "the AWS CLI is not installed on this machine")
    void the_commands_of_the_message_put_code_and_configuration_back(String alias, @TempDir Path folder)
            throws IOException, InterruptedException {
        released(alias);
        scene.codeByHand("by hand");
        scene.modeByHand("by hand");
        scene.topic = "b";
        putBack(ByHandScene.failed(scene.release()), folder);

        ByHandScene.succeeded(scene.again());
        assertEquals("one template 128", scene.live());
        scene.code = "two";
        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "between"})
    void with_OnDrift_what_is_there_is_released_and_the_next_release_needs_no_word(String when) {
        released("live");
        scene.meant = ByHandScene.WEB.with("OnDrift", "Release");
        scene.topic = "b";
        if (when.equals("before")) {
            scene.codeByHand("by hand");
            ByHandScene.succeeded(scene.release());
        } else {
            scene.begin();
            ByHandScene.succeeded(scene.changeSet());
            ByHandScene.succeeded(scene.execute());
            scene.codeByHand("by hand");
            ByHandScene.succeeded(scene.fromPublish());
        }
        assertEquals("by hand template 128", scene.live());

        scene.meant = ByHandScene.WEB;
        scene.topic = "c";
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    /** Somebody else's pipeline writes its code. */
    @Test
    void a_function_that_does_not_belong_to_the_release_is_none_of_its_business() {
        released("live");
        scene.codeByHand("by hand");
        scene.topic = "b";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());

        ByHandScene.failed(scene.execute());
        scene.meant = ByHandScene.WEB.with("Functions", List.of("!F"));
        ByHandScene.succeeded(scene.execute());
    }

    /** CloudFormation resolves it anew whenever it updates the function, and no change set says so. */
    @Test
    void a_value_that_the_template_leaves_to_parameter_store_is_nobodys_hand() {
        World world = scene.place.world;
        world.add(new SsmService(world));
        JsonObject mode = JsonObject.of("Name", "/mode", "Type", "String", "Value", "first");
        world.call("ssm", "PutParameter", mode);
        scene.mode = "{{resolve:ssm:/mode}}";
        ByHandScene.succeeded(scene.release());
        world.call("ssm", "PutParameter", mode.with("Value", "second").with("Overwrite", true));
        scene.memory = "256";

        ByHandScene.succeeded(scene.release());
        assertEquals("one second 256", scene.live());
    }

    @Test
    void code_that_the_release_itself_replaces_stops_nothing() {
        released("live");
        scene.codeByHand("by hand");
        scene.code = "two";

        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    @Test
    void a_release_after_one_that_was_refused_during_its_update_is_held_to_what_that_one_deployed() {
        released("live");
        scene.code = "two";
        scene.topic = "b";
        scene.topicMarker = "Takes: 100";
        scene.place.meanwhile(() -> {
            if (scene.place.status("web").equals("UPDATE_IN_PROGRESS")) {
                scene.place.meanwhile(() -> {});
                scene.place.pass(Duration.ofSeconds(30));
                scene.modeByHand("during");
            }
        });
        ByHandScene.failed(scene.release());
        scene.modeByHand("template");
        scene.topic = "c";

        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    @Test
    void a_release_after_one_that_was_not_shifted_is_not_taken_for_one_that_was_changed_by_hand() {
        released("live");
        scene.code = "two";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());
        scene.topic = "b";

        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    @Test
    void a_release_after_one_that_was_rolled_back_is_not_taken_for_one_that_was_changed_by_hand() {
        released("live");
        scene.code = "two";
        scene.topic = "b";
        scene.topicMarker = "Fails: UPDATE";
        ByHandScene.failed(scene.release());
        assertEquals("UPDATE_ROLLBACK_COMPLETE", scene.place.status("web"));
        scene.code = "one";
        scene.topic = "c";
        scene.topicMarker = "";

        ByHandScene.succeeded(scene.release());
        assertEquals("one template 128", scene.live());
    }

    /** The pipeline was stopped, and CloudFormation went on. */
    @Test
    void a_release_after_one_whose_execute_was_never_seen_to_end_is_held_to_what_that_one_deployed() {
        released("live");
        scene.code = "two";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        String changeSet = scene.place
                .find("web", scene.place.run)
                .objectOrEmpty("changeset")
                .needText("arn");
        scene.place.meanwhile(() -> {
            throw new IllegalStateException("killed");
        });
        org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class, scene::execute);
        scene.place.meanwhile(() -> {});
        scene.place.pass(Duration.ofMinutes(10));
        assertEquals("UPDATE_COMPLETE", scene.place.status("web"), changeSet);
        scene.topic = "b";

        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    @Test
    void a_changed_description_is_no_change_of_the_function() {
        released("live");
        scene.place.lambda.updateFunctionConfiguration(
                update -> update.functionName(ByHandScene.FUNCTION).description("a note"));
        scene.place.pass(Duration.ofSeconds(10));
        scene.topic = "b";

        ByHandScene.succeeded(scene.release());
    }

    @Test
    void what_is_on_record_holds_digests_and_no_values() {
        released("live");

        String record = Json.text(scene.place.find("web", scene.place.run).objectOrEmpty("deployed"));
        assertTrue(record.contains("codeSha256"), record);
        assertTrue(record.contains("Environment"), record);
        assertTrue(!record.contains("MODE") && !record.contains("template"), record);
    }
}

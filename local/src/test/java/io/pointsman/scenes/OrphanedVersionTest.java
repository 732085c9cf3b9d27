package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.release.record.OrphanedVersions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * The template's own version outlives the update that made it and was rolled back: SAM gives it the DeletionPolicy Retain. No stack has
 * it, and CloudFormation makes no second one of the same code.
 */
final class OrphanedVersionTest {
    private static final Pattern COMMAND = Pattern.compile("aws lambda delete-function .*");

    @TempDir
    Path folder;

    private final ByHandScene scene = new ByHandScene("dev");

    @AfterEach
    void close() {
        scene.close();
    }

    private List<String> versions() {
        return scene
                .place
                .lambda
                .listVersionsByFunction(list -> list.functionName(ByHandScene.FUNCTION))
                .versions()
                .stream()
                .map(FunctionConfiguration::version)
                .toList();
    }

    /** Version 2 is made by an update that fails afterwards. */
    private String rolledBack() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
        return again("Fails: UPDATE, Takes: 60");
    }

    private String again(String marker) {
        scene.topic = "b";
        scene.topicMarker = marker;
        String message = ByHandScene.failed(scene.release());
        assertEquals("UPDATE_ROLLBACK_COMPLETE", scene.place.status("web"));
        return message;
    }

    private static String command(String message) {
        Matcher found = COMMAND.matcher(message);
        assertTrue(found.find(), message);
        return found.group();
    }

    @Test
    void a_version_that_a_rolled_back_update_left_is_named_with_the_command_that_removes_it() throws Exception {
        String message = rolledBack();
        assertEquals(List.of("$LATEST", "1", "2"), versions());
        assertTrue(message.contains("version 2 of web-F"), message);
        assertEquals("aws lambda delete-function --function-name web-F --qualifier 2", command(message));

        ReadersShell.run(scene.place, command(message), folder);
        scene.topicMarker = "";
        ByHandScene.succeeded(scene.release());

        assertEquals("two template 128", scene.live());
        assertEquals(List.of("$LATEST", "1", "3"), versions());
    }

    @Test
    void who_did_not_remove_it_is_told_so_by_the_next_release_of_the_same_code() throws Exception {
        rolledBack();

        String message = again("");

        assertTrue(message.contains("A version for this Lambda function exists ( 2 )"), message);
        assertFalse(message.contains("leave versions to the publish action"), message);
        assertEquals("one template 128", scene.live());
        ReadersShell.run(scene.place, command(message), folder);
        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    @Test
    void with_the_deletion_policy_RetainExceptOnCreate_on_the_function_nothing_is_left_behind() {
        scene.deletionPolicy = Optional.of("RetainExceptOnCreate");

        String message = rolledBack();

        assertFalse(message.contains("delete-function"), message);
        assertEquals(List.of("$LATEST", "1"), versions());
        scene.topicMarker = "";
        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    @Test
    void other_code_is_released_past_it() {
        rolledBack();
        scene.topicMarker = "";
        scene.code = "three";

        ByHandScene.succeeded(scene.release());

        assertEquals("three template 128", scene.live());
    }

    @Test
    void a_version_that_an_alias_leads_to_is_not_to_be_deleted() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
        scene.place.meanwhile(() -> {
            if (versions().contains("2")
                    && scene
                            .place
                            .lambda
                            .listAliases(list -> list.functionName(ByHandScene.FUNCTION))
                            .aliases()
                            .stream()
                            .noneMatch(alias -> alias.name().equals("trial"))) {
                scene.place.lambda.createAlias(create -> create.functionName(ByHandScene.FUNCTION)
                        .name("trial")
                        .functionVersion("1")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.1))));
            }
        });

        String message = again("Fails: UPDATE, Takes: 60");

        assertTrue(versions().contains("2"));
        assertFalse(message.contains("delete-function"), message);
    }

    @Test
    void what_was_left_behind_is_on_record() {
        rolledBack();

        OrphanedVersions left =
                scene.place.read("web", scene.place.run).orphanedVersions().orElseThrow();
        assertEquals(
                List.of("web-F 2"),
                left.versions().stream()
                        .map(one -> one.function() + " " + one.version())
                        .toList());
        assertTrue(left.versions().getFirst().id().startsWith("FVersion"), left.toString());
    }

    @Test
    void who_may_not_list_aliases_is_told_the_cause_all_the_same() {
        scene.place.deny("lambda", "ListAliases");

        String message = rolledBack();

        assertTrue(message.contains("First cause: Topic (AWS::SNS::Topic) UPDATE_FAILED"), message);
        assertTrue(message.contains("Whether a version was left behind is not known"), message);
        assertTrue(message.contains("lambda:ListAliases"), message);
    }

    @Test
    void a_version_that_went_with_its_function_is_not_named() {
        scene.topicMarker = "Fails: CREATE, Takes: 60";

        String message = ByHandScene.failed(scene.release());

        assertEquals("ROLLBACK_COMPLETE", scene.place.status("web"));
        assertFalse(message.contains("delete-function"), message);
    }
}

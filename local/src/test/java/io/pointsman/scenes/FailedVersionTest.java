package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.State;

/** A version of which Lambda could not make a snapshot: SnapStart, and code that fails before it takes its first call. */
final class FailedVersionTest {
    private static final Pattern COMMAND = Pattern.compile("aws lambda delete-function( --[a-z-]+ [\\w-]+)+");

    @TempDir
    Path folder;

    private final ByHandScene scene = new ByHandScene("live");

    @BeforeEach
    void snapshots() {
        scene.hasSnapStart = true;
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Version 2 ends Failed; what is published from then on does not. */
    private String failed() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
        scene.place.lambdaFaults().initializationFails();
        String message = ByHandScene.failed(scene.release());
        scene.place.lambdaFaults().none();
        assertEquals(State.FAILED, state("2"));
        return message;
    }

    private State state(String version) {
        return scene.place
                .lambda
                .getFunction(get -> get.functionName(ByHandScene.FUNCTION).qualifier(version))
                .configuration()
                .state();
    }

    private static String command(String message) {
        Matcher found = COMMAND.matcher(message);
        assertTrue(found.find(), message);
        return found.group();
    }

    @Test
    void the_version_is_named_with_the_reason_that_Lambda_gives() {
        String message = failed();

        assertTrue(
                message.contains("version 2 of web-F did not become active: its state is Failed, FunctionError: An"
                        + " error occurred during function initialization."),
                message);
        assertEquals("one template 128", scene.live());
    }

    @Test
    void the_failed_version_is_not_taken_for_equal_by_a_retry_or_by_the_next_release() {
        failed();

        for (String message : List.of(ByHandScene.failed(scene.fromPublish()), ByHandScene.failed(scene.release()))) {
            assertEquals("aws lambda delete-function --function-name web-F --qualifier 2", command(message));
        }
        assertEquals("one template 128", scene.live());
    }

    @Test
    void once_it_is_deleted_the_same_release_goes_live() throws Exception {
        String message = failed();

        ReadersShell.run(scene.place, command(message), folder);
        ByHandScene.succeeded(scene.fromPublish());

        assertEquals("two template 128", scene.live());
        assertEquals(State.ACTIVE, state("3"));
    }

    @Test
    void a_release_that_changes_the_configuration_leads_past_it() {
        failed();
        scene.memory = "256";

        ByHandScene.succeeded(scene.release());

        assertEquals("two template 256", scene.live());
        assertEquals(State.FAILED, state("2"));
    }

    @Test
    void a_version_of_the_template_that_fails_is_left_behind_and_named() throws Exception {
        ByHandScene dev = new ByHandScene("dev");
        try (dev) {
            dev.hasSnapStart = true;
            ByHandScene.succeeded(dev.release());
            dev.code = "two";
            dev.place.lambdaFaults().initializationFails();
            String message = ByHandScene.failed(dev.release());

            assertTrue(message.contains("did not stabilize. Status Reason is An error occurred"), message);
            assertTrue(message.contains("Left behind: version 2 of web-F"), message);
            dev.place.lambdaFaults().none();
            ReadersShell.run(dev.place, command(message), folder);
            ByHandScene.succeeded(dev.release());
            assertEquals("two template 128", dev.live());
        }
    }
}

package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.release.record.StackBaseline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes into {@code $LATEST} by hand does not go to production, whenever it is written. */
final class WrittenByHandTest {
    private ByHandScene scene = new ByHandScene("live");

    private void released(String alias) {
        scene.close();
        scene = new ByHandScene(alias);
        ByHandScene.succeeded(scene.release());
        assertEquals("one template 128", scene.live());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void refused(String message, String what) {
        assertTrue(message.contains("function web-F is not what its stack made of it: " + what), message);
        assertTrue(message.contains("OnDrift"), message);
        scene.place.pass(Duration.ofHours(1));
        assertEquals("one template 128", scene.live());
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "dev"})
    void code_from_before_a_release_that_does_not_change_the_function_goes_live(String alias) {
        released(alias);
        scene.codeByHand("by hand");
        scene.topic = "b";

        refused(ByHandScene.failed(scene.release()), "Code differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "dev"})
    void code_from_before_a_release_in_which_the_stack_does_not_change_goes_live(String alias) {
        released(alias);
        scene.codeByHand("by hand");

        refused(ByHandScene.failed(scene.release()), "Code differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "dev"})
    void a_configuration_from_before_a_release_of_new_code_goes_live(String alias) {
        released(alias);
        scene.modeByHand("s3cret-by-hand");
        scene.code = "two";

        String message = ByHandScene.failed(scene.release());
        refused(message, "Environment differs");
        assertFalse(message.contains("s3cret"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "dev"})
    void code_between_execute_and_publish_goes_live(String alias) {
        released(alias);
        scene.topic = "b";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());
        scene.codeByHand("by hand");

        refused(ByHandScene.failed(scene.fromPublish()), "Code differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "dev"})
    void a_configuration_during_the_update_of_the_stack_goes_live(String alias) {
        released(alias);
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

        refused(ByHandScene.failed(scene.release()), "Environment differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute", "publish", "changeset"})
    void what_a_release_was_refused_for_goes_live_when_it_is_tried_again(String from) {
        released("live");
        scene.code = "two";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());
        scene.codeByHand("by hand");
        ByHandScene.failed(scene.fromPublish());

        refused(
                ByHandScene.failed(
                        switch (from) {
                            case "execute" -> scene.fromExecute();
                            case "publish" -> scene.fromPublish();
                            default -> scene.again();
                        }),
                "Code differs");
    }

    @Test
    void the_stack_is_not_updated_where_what_was_written_by_hand_was_there_before() {
        released("live");
        scene.codeByHand("by hand");
        scene.topic = "b";

        String message = ByHandScene.failed(scene.release());

        assertTrue(message.contains("Nothing has moved"), message);
        assertEquals("CREATE_COMPLETE", scene.place.status("web"));
    }

    /** A stack whose releases so far were made by an earlier version. */
    @Test
    void where_nothing_is_on_record_of_a_function_the_version_that_arrived_last_is_the_base() {
        released("live");
        scene.place.updateIndex("web", index -> index.with(new StackBaseline(Map.of(), Map.of(), Map.of())));
        scene.topic = "b";
        ByHandScene.succeeded(scene.release());
        scene.place.updateIndex("web", index -> index.with(new StackBaseline(Map.of(), Map.of(), Map.of())));
        scene.codeByHand("by hand");
        scene.topic = "c";

        refused(ByHandScene.failed(scene.release()), "Code differs");
    }

    /** As {@code sam deploy} does it. The next release sets nothing of the function. */
    @Test
    void an_update_of_the_stack_past_pointsman_counts_as_by_hand() {
        released("live");
        String template = scene.place
                .cloudFormation
                .getTemplate(get -> get.stackName("web").templateStage("Original"))
                .templateBody();
        scene.place.cloudFormation.updateStack(update -> update.stackName("web")
                .templateBody(template.replace("MemorySize: 128", "MemorySize: 256"))
                .capabilitiesWithStrings("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"));
        scene.place.pass(Duration.ofMinutes(5));
        assertEquals("UPDATE_COMPLETE", scene.place.status("web"));
        scene.memory = "256";
        scene.topic = "b";

        refused(ByHandScene.failed(scene.release()), "MemorySize differs");
    }
}

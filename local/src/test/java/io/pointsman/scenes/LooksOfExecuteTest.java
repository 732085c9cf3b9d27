package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which functions {@code execute} looks at, and who notices what somebody writes into one that it does not look at again. */
final class LooksOfExecuteTest {
    private final ByHandScene scene = new ByHandScene("live");
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void release() {
        scene.begin();
        succeeds(scene.changeSet());
        succeeds(scene.execute());
        succeeds(scene.publish());
        succeeds(scene.shift());
        scene.begin();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static void succeeds(Outcome outcome) {
        assertInstanceOf(Outcome.Succeeded.class, outcome, outcome::toString);
    }

    private long looks() {
        scene.place.world.faults().listen(asked::add);
        succeeds(scene.execute());
        scene.place.world.faults().listen(name -> {});
        return asked.stream().filter("lambda:GetFunction"::equals).count();
    }

    @Test
    void a_function_that_the_change_set_leaves_alone_is_looked_at_before_the_update_and_not_after_it() {
        scene.topic = "b";
        succeeds(scene.changeSet());

        assertEquals(1, looks());
    }

    @Test
    void one_that_it_changes_is_looked_at_again() {
        scene.memory = "256";
        succeeds(scene.changeSet());

        assertEquals(2, looks());
    }

    @Test
    void where_what_was_written_by_hand_is_meant_all_are_looked_at_again() {
        scene.topic = "b";
        scene.meant = ByHandScene.WEB.with("OnDrift", "Release");
        succeeds(scene.changeSet());

        assertEquals(2, looks());
    }

    @Test
    void what_is_written_into_one_that_is_left_alone_while_the_stack_is_updated_is_noticed_before_a_version_is_made() {
        scene.topic = "b";
        succeeds(scene.changeSet());
        scene.place.alter("cloudformation", "ExecuteChangeSet", real -> (input, caller) -> {
            scene.place.world.call(
                    "lambda",
                    "UpdateFunctionCode",
                    JsonObject.of("FunctionName", ByHandScene.FUNCTION, "ZipFile", ByHandScene.zip("by hand")));
            return real.answer(input, caller);
        });

        succeeds(scene.execute());
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, scene.publish());

        assertTrue(failed.message().contains("No version was published of it"), failed.message());
        assertEquals(
                1,
                scene
                        .place
                        .world
                        .call("lambda", "ListVersionsByFunction", JsonObject.of("FunctionName", ByHandScene.FUNCTION))
                        .objects("Versions")
                        .stream()
                        .filter(version -> !version.needText("Version").startsWith("$"))
                        .count());
    }
}

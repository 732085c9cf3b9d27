package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody deletes the function of a stack by hand; the next release says what leads out of it, and each way does. */
final class DeletedByHandTest {
    private final ByHandScene scene = new ByHandScene("live");

    @BeforeEach
    void released() {
        ByHandScene.succeeded(scene.release());
        scene.place.lambda.deleteFunction(delete -> delete.functionName(ByHandScene.FUNCTION));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void saysBothWaysOut(String message) {
        assertTrue(
                message.startsWith("function web-F is in the stack but not in Lambda: somebody deleted it. "), message);
        assertTrue(message.contains("release once without it in the template"), message);
        assertTrue(message.contains("REVERT_DRIFT"), message);
    }

    @Test
    void new_code_for_it_does_not_leave_the_stack_in_update_rollback_failed() {
        scene.code = "two";
        saysBothWaysOut(ByHandScene.failed(scene.release()));
        assertEquals("CREATE_COMPLETE", scene.place.status("web"));
    }

    @Test
    void a_change_of_something_else_is_not_executed_either() {
        scene.topic = "b";
        String message = ByHandScene.failed(scene.release());
        saysBothWaysOut(message);
        assertTrue(message.endsWith("Nothing has moved"), message);
    }

    @Test
    void a_release_that_changes_nothing_says_so_before_traffic_moves() {
        saysBothWaysOut(ByHandScene.failed(scene.release()));
    }

    @Test
    void on_drift_release_does_not_mean_a_function_that_is_not_there() {
        scene.code = "two";
        scene.meant = ByHandScene.WEB.with("OnDrift", "Release");
        saysBothWaysOut(ByHandScene.failed(scene.release()));
        assertEquals("CREATE_COMPLETE", scene.place.status("web"));
    }

    @Test
    void it_is_left_out_of_the_template_once_and_put_back_with_the_next_release() {
        scene.hasFunction = false;
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());

        scene.hasFunction = true;
        scene.code = "two";
        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    @Test
    void revert_drift_makes_it_again() {
        scene.deploymentMode = Optional.of("REVERT_DRIFT");
        scene.code = "two";
        ByHandScene.succeeded(scene.release());
        assertEquals("two template 128", scene.live());
    }

    /** As after a creation that failed with roll-back disabled: the stack lists what Lambda never had. */
    @Test
    void one_that_no_release_knows_was_not_deleted_by_anybody() {
        scene.deploymentMode = Optional.of("REVERT_DRIFT");
        scene.place.alter("cloudformation", "ListStackResources", real -> (input, caller) -> {
            JsonObject answer = real.answer(input, caller);
            List<JsonObject> all = new ArrayList<>(answer.objects("StackResourceSummaries"));
            all.add(all.getFirst()
                    .with("LogicalResourceId", "G")
                    .with("PhysicalResourceId", "web-G")
                    .with("ResourceType", "AWS::Lambda::Function")
                    .with("ResourceStatus", "CREATE_FAILED"));
            return answer.with("StackResourceSummaries", all);
        });
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());
    }
}

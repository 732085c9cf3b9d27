package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.local.endpoint.StackPlace;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code execute} dies at ExecuteChangeSet, and is asked again: it finds the operation that it began. */
final class KilledExecuteTest {
    private static final String CALL = "cloudformation:ExecuteChangeSet";

    private final ByHandScene scene = new ByHandScene("live");

    @BeforeEach
    void released() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void killed(When when) {
        scene.place.world.faults().at(CALL, 1, when, new Fault.Killed());
        ByHandScene.failed(scene.execute());
        scene.place.world.faults().none();
    }

    private void theRecordTellsOfTheOperation() {
        var record = scene.place.read("web", scene.place.run);
        assertTrue(record.wasExecuted(), record.text());
    }

    @Test
    void killed_before_the_effect_it_executes_the_change_set() {
        killed(When.BEFORE_EFFECT);
        ByHandScene.succeeded(scene.fromExecute());
        theRecordTellsOfTheOperation();
        assertEquals("two template 128", scene.live());
    }

    @Test
    void killed_after_the_effect_it_follows_the_operation_to_its_end() {
        killed(When.AFTER_EFFECT);
        ByHandScene.succeeded(scene.fromExecute());
        theRecordTellsOfTheOperation();
        assertEquals("two template 128", scene.live());
    }

    @Test
    void a_retry_of_the_whole_stage_keeps_the_operation_that_ended_well_on_record() {
        killed(When.AFTER_EFFECT);
        scene.place.pass(Duration.ofMinutes(10));
        ByHandScene.succeeded(scene.again());
        theRecordTellsOfTheOperation();
        assertEquals("two template 128", scene.live());
    }

    @Test
    void an_answer_that_is_lost_and_asked_for_again_executes_once() {
        scene.place.world.faults().at(CALL, 1, When.AFTER_EFFECT, new Fault.Dropped());
        ByHandScene.succeeded(scene.fromExecute());
        theRecordTellsOfTheOperation();
        assertEquals("two template 128", scene.live());
    }

    @Test
    void a_digest_that_was_asked_for_later_does_not_hide_the_operation_that_has_begun() {
        killed(When.AFTER_EFFECT);
        scene.meant = ByHandScene.WEB.with("ChangeSetDigest", "0".repeat(64));
        ByHandScene.succeeded(scene.execute());
        theRecordTellsOfTheOperation();
    }

    @Test
    void a_freeze_that_came_later_does_not_hide_the_operation_that_has_begun() {
        killed(When.AFTER_EFFECT);
        freeze();
        ByHandScene.succeeded(scene.execute());
        theRecordTellsOfTheOperation();
    }

    @Test
    void a_freeze_does_not_say_that_nothing_changed_where_the_stage_is_retried_after_the_operation() {
        killed(When.AFTER_EFFECT);
        scene.place.pass(Duration.ofMinutes(10));
        ByHandScene.succeeded(scene.changeSet());
        freeze();
        ByHandScene.succeeded(scene.execute());
        theRecordTellsOfTheOperation();
    }

    @Test
    void a_freeze_still_holds_a_release_whose_operation_was_written_down_and_has_nothing_left_to_change() {
        ByHandScene.succeeded(scene.execute());
        ByHandScene.succeeded(scene.changeSet());
        freeze();
        assertTrue(ByHandScene.failed(scene.execute()).contains("frozen"));
    }

    private void freeze() {
        scene.place.s3.putObject(
                put -> put.bucket(StackPlace.BUCKET).key("gates/web"), RequestBody.fromString("holidays"));
    }

    @Test
    void a_change_set_that_is_said_to_be_available_still_does_not_hide_the_operation_that_has_begun() {
        killed(When.AFTER_EFFECT);
        scene.place.alter(
                "cloudformation",
                "DescribeChangeSet",
                real -> (input, caller) -> real.answer(input, caller).with("ExecutionStatus", "AVAILABLE"));
        freeze();
        ByHandScene.succeeded(scene.execute());
        theRecordTellsOfTheOperation();
    }

    @Test
    void a_change_set_that_is_said_to_be_obsolete_is_not_made_again_for_an_operation_that_has_begun() {
        killed(When.AFTER_EFFECT);
        scene.place.alter(
                "cloudformation",
                "DescribeChangeSet",
                real -> (input, caller) -> real.answer(input, caller).with("ExecutionStatus", "OBSOLETE"));
        ByHandScene.succeeded(scene.execute());
        theRecordTellsOfTheOperation();
    }

    @Test
    void a_change_set_that_was_deleted_since_does_not_hide_the_operation_that_has_begun() {
        killed(When.AFTER_EFFECT);
        scene.place.pass(Duration.ofMinutes(10));
        scene.place.alter("cloudformation", "DescribeChangeSet", real -> (input, caller) -> {
            throw new AwsError(404, "ChangeSetNotFound", "ChangeSet does not exist");
        });
        scene.meant = ByHandScene.WEB.with("ChangeSetDigest", "0".repeat(64));
        ByHandScene.succeeded(scene.execute());
        theRecordTellsOfTheOperation();
    }

    @Test
    void an_alias_that_was_moved_in_between_does_not_hide_the_operation_that_has_begun() {
        killed(When.AFTER_EFFECT);
        scene.place.pass(Duration.ofMinutes(10));
        String version = scene.place
                .lambda
                .publishVersion(publish -> publish.functionName(ByHandScene.FUNCTION))
                .version();
        scene.place.lambda.updateAlias(
                update -> update.functionName(ByHandScene.FUNCTION).name("live").functionVersion(version));
        ByHandScene.succeeded(scene.execute());
        theRecordTellsOfTheOperation();
    }

    @Test
    void an_operation_that_is_still_in_progress_is_followed_and_executed_once() {
        scene.topic = "b";
        scene.topicMarker = "Takes: 6000";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        killed(When.AFTER_EFFECT);
        assertEquals("UPDATE_IN_PROGRESS", scene.place.status("web"));
        scene.place.told.clear();
        ByHandScene.succeeded(scene.execute());
        assertTrue(scene.place.told.stream().anyMatch(told -> told.contains("resources")), scene.place.told::toString);
        assertEquals("UPDATE_COMPLETE", scene.place.status("web"));
    }

    @Test
    void an_update_that_failed_open_is_told_although_roll_back_is_no_longer_disabled() {
        scene.topic = "b";
        scene.topicMarker = "Fails: UPDATE";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        scene.meant = ByHandScene.WEB.with("DisableRollback", true);
        killed(When.AFTER_EFFECT);
        scene.place.pass(Duration.ofMinutes(10));
        scene.meant = ByHandScene.WEB;
        String message = ByHandScene.failed(scene.execute());
        assertTrue(message.contains("the update failed, and roll-back is disabled"), message);
        assertTrue(message.contains("First cause: Topic"), message);
    }

    @Test
    void killed_at_the_first_execution_it_follows_the_creation_of_the_stack() {
        try (ByHandScene first = new ByHandScene("live")) {
            first.begin();
            ByHandScene.succeeded(first.changeSet());
            first.place.world.faults().at(CALL, 1, When.AFTER_EFFECT, new Fault.Killed());
            ByHandScene.failed(first.execute());
            first.place.world.faults().none();
            first.meant = ByHandScene.WEB.with("ChangeSetDigest", "0".repeat(64));
            ByHandScene.succeeded(first.execute());
            assertEquals("CREATE_COMPLETE", first.place.status("web"));
            assertTrue(first.place.read("web", first.place.run).wasExecuted());
        }
    }

    @Test
    void killed_after_the_effect_of_an_update_that_was_rolled_back_it_says_why_it_was() {
        scene.topic = "b";
        scene.topicMarker = "Fails: UPDATE";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        killed(When.AFTER_EFFECT);
        scene.place.pass(Duration.ofMinutes(10));
        String message = ByHandScene.failed(scene.execute());
        assertTrue(message.contains("UPDATE_ROLLBACK_COMPLETE"), message);
        assertEquals("one template 128", scene.live());
    }

    @Test
    void a_retry_of_execute_alone_says_that_nothing_was_tried_again() {
        scene.topic = "b";
        scene.topicMarker = "Fails: UPDATE";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        String first = ByHandScene.failed(scene.execute());
        assertTrue(first.startsWith("stack web is UPDATE_ROLLBACK_COMPLETE"), first);

        String again = ByHandScene.failed(scene.execute());
        assertTrue(
                again.startsWith(
                        "Nothing was tried again: the change set had been executed before this call, and this is"
                                + " how that ended. stack web is UPDATE_ROLLBACK_COMPLETE: "),
                again);
        assertTrue(again.endsWith(first.substring(first.indexOf("The first cause in full: "))), again);
        assertTrue(again.endsWith("retry from changeset (all actions of the stage)."), again);
    }
}

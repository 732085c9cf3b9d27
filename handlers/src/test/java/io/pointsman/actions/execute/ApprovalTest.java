package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.CHANGE_SET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.execute.Executions.Standing;
import io.pointsman.actions.execute.Executions.Standing.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A change set that the record has, and that is not the one which was reviewed. */
final class ApprovalTest {
    private static final String OTHER_STACK = "arn:aws:cloudformation:us-east-1:000000000000:stack/shop/1";

    private final ExecuteScene scene = new ExecuteScene();

    @AfterEach
    void nothing_was_executed() {
        assertEquals(List.of(), scene.executions.started);
    }

    private void assertSentBack(String message) {
        assertTrue(message.contains("\nWhat to do: retry from changeset"), message);
        assertTrue(message.contains("release record of run run-1"), message);
    }

    @Test
    void a_record_that_names_another_stack_has_its_change_set_executed() {
        scene.recorded("stackId", OTHER_STACK);

        String message = scene.fail(WEB).message();

        assertTrue(message.contains("belongs to " + OTHER_STACK + ", and stack web is to be released"), message);
        assertSentBack(message);
    }

    @Test
    void a_change_set_of_another_stack_is_executed_because_the_record_has_it_as_the_stacks_own() {
        scene.executions.standing =
                Optional.of(new Standing(State.AVAILABLE, "", OTHER_STACK, FakeExecutions.MADE, false));

        String message = scene.fail(WEB).message();

        assertTrue(message.contains("Change set " + CHANGE_SET + " belongs to " + OTHER_STACK), message);
        assertSentBack(message);
    }

    @Test
    void a_record_with_another_digest_than_cloudformation_gives_lets_the_change_set_pass() {
        scene.recorded("digest", "c".repeat(64));

        String message = scene.fail(WEB).message();

        assertTrue(message.contains("and " + "c".repeat(64) + " on record"), message);
        assertSentBack(message);
    }

    @Test
    void a_release_that_changes_nothing_passes_for_the_one_that_was_approved() {
        scene.changeSetIs(false);

        String message = scene.fail(WEB.with("ChangeSetDigest", "b".repeat(64))).message();

        assertTrue(message.contains("and ChangeSetDigest allows only " + "b".repeat(64)), message);
    }

    @Test
    void a_digest_that_was_not_approved_is_told_by_what_cloudformation_says_and_not_by_the_record() {
        scene.changeSets.all.clear();

        String message = scene.fail(WEB.with("ChangeSetDigest", "b".repeat(64))).message();

        assertTrue(message.contains("(on record), and ChangeSetDigest allows only " + "b".repeat(64)), message);
    }
}

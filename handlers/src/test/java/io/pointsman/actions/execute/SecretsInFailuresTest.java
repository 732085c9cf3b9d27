package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.cloudformation.ChangeSets.Findings;
import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.review.Change;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CloudFormation quotes in its reasons what it was given: what a review would not show is not told in a failure either. */
final class SecretsInFailuresTest {
    private static final String SECRET = "hunter2-of-the-shop";

    private final ExecuteScene scene = new ExecuteScene();

    SecretsInFailuresTest() {
        scene.changes(withVariable());
    }

    private static Change withVariable() {
        Change plain = FakeChangeSets.change("Fn");
        String after = "{\"Properties\":{\"Environment\":{\"Variables\":{\"PIN\":\"" + SECRET + "\"}}}}";
        return new Change(
                plain.within(),
                plain.action(),
                plain.logicalId(),
                plain.physicalId(),
                plain.type(),
                plain.replacement(),
                plain.policy(),
                plain.scope(),
                plain.properties(),
                plain.before(),
                Optional.of(after),
                plain.facts());
    }

    private String fails(String reason) {
        scene.executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("Fn", "UPDATE_FAILED", reason),
                ofStack("UPDATE_ROLLBACK_IN_PROGRESS"),
                ofStack("UPDATE_ROLLBACK_COMPLETE"));
        return scene.fail(WEB).message();
    }

    private void assertHidden(String text) {
        assertFalse(text.contains(SECRET), text);
        assertTrue(text.contains("changed is no number"), text);
    }

    @Test
    void a_variable_that_cloudformation_quotes_in_its_reason_stands_in_the_message_and_in_the_log() {
        assertHidden(fails(SECRET + " is no number"));
        assertHidden(String.join("\n", scene.logged));
    }

    @Test
    void a_variable_that_cloudformation_quotes_stands_in_the_progress_while_the_stack_goes_back() {
        scene.executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("Fn", "UPDATE_FAILED", SECRET + " is no number"),
                ofStack("UPDATE_ROLLBACK_IN_PROGRESS"));

        assertHidden(scene.wait(WEB).progress().summary());
    }

    @Test
    void what_a_hook_objects_to_in_the_events_of_the_change_set_shows_a_variable() {
        scene.changeSets.findings = new Findings("Fn: " + SECRET + " is no number", true);

        assertHidden(fails("The following hook(s) failed: [Guard]"));
        assertFalse(String.join("\n", scene.logged).contains(SECRET), scene.logged.toString());
    }
}

package io.pointsman.actions.shift.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.shift.ports.DeploymentGroupId;
import org.junit.jupiter.api.Test;

/** Words that a person acts by: a hook's own, and commands. */
final class FailureTextTest {
    @Test
    void the_last_words_of_a_hook_are_hidden_among_those_of_lambda() {
        assertEquals("no stock\nnone at all", FailureText.last("""
            INIT_START Runtime Version: java21
            START RequestId: 1
            no stock
            none at all
            END RequestId: 1
            """));
    }

    @Test
    void a_thousand_characters_are_cut_or_more_are_not() {
        assertEquals("x".repeat(1_000), FailureText.last("x".repeat(1_000)));
        assertEquals("..." + "x".repeat(998) + "yy", FailureText.last("x".repeat(999) + "yy"));
    }

    @Test
    void a_command_does_nothing() {
        assertEquals("aws deploy stop-deployment --deployment-id d-1 --auto-rollback-enabled", Commands.stop("d-1"));
        assertEquals("aws deploy get-deployment --deployment-id d-1", Commands.look("d-1"));
        assertEquals(
                "aws deploy list-deployments --application-name pointsman-web --deployment-group-name Cart"
                        + " --include-only-statuses Created Queued InProgress",
                Commands.underWay(DeploymentGroupId.of("pointsman-web", "Cart")));
        assertEquals(
                "aws lambda delete-alias --function-name web-Cart --name live",
                Commands.removeAlias("web-Cart", "live"));
    }
}

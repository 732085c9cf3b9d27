package io.pointsman.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.cloudformation.ChangeSetNow.Execution;
import io.pointsman.cloudformation.ChangeSetNow.Status;
import io.pointsman.cloudformation.ChangeSets.Findings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureReportTest {
    private static final String NESTED = "arn:aws:cloudformation:us-east-1:000000000000:changeSet/nested/1";

    private final FakeChangeSets changeSets = new FakeChangeSets();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No updates are to be performed.",
                "The submitted information didn't contain changes. Submit different information to create a change set."
            })
    void both_wordings_of_no_changes_are_known(String reason) {
        assertInstanceOf(FailureCause.NoChanges.class, FailureCause.of(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation].",
                "The following hook(s) failed: [Org::Guard::Hook]"
            })
    void validations_and_hooks_have_their_details_in_the_events(String reason) {
        changeSets.findings = new Findings("Fn: no public buckets", true);

        FailureReport report = FailureReport.of(changeSets, failed("arn", reason));

        assertEquals(reason + "\nFn: no public buckets", report.text());
        assertTrue(report.complete());
    }

    @Test
    void the_reason_of_a_nested_change_set_comes_before_the_echo_in_its_parent() {
        changeSets.all.put(NESTED, failed(NESTED, "Template error: no such parameter"));
        String echo = "Nested change set " + NESTED + " was not successfully created: Currently in FAILED.";

        FailureReport report = FailureReport.of(changeSets, failed("arn", echo));

        assertTrue(report.text().startsWith("Template error: no such parameter\n("), report.text());
        assertTrue(report.complete());
    }

    @Test
    void a_nested_change_set_that_is_gone_leaves_the_echo_and_says_so() {
        String echo = "Nested change set " + NESTED + " was not successfully created: Currently in FAILED.";

        FailureReport report = FailureReport.of(changeSets, failed("arn", echo));

        assertEquals(echo + "; the nested change set is gone", report.text());
        assertFalse(report.complete());
    }

    @Test
    void change_sets_that_blame_each_other_come_to_an_end() {
        String circle = "Nested change set " + NESTED + " was not successfully created: Currently in FAILED.";
        changeSets.all.put(NESTED, failed(NESTED, circle));

        assertTrue(FailureReport.of(changeSets, failed("arn", circle)).text().startsWith(circle));
    }

    private static ChangeSetNow failed(String arn, String reason) {
        return new ChangeSetNow(
                arn,
                "release",
                FakeChangeSets.STACK_ID,
                Status.FAILED,
                Execution.UNAVAILABLE,
                reason,
                Optional.empty(),
                false,
                List.of());
    }
}

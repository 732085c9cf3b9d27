package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.actions.execute.Operation.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the events of an operation come to. */
final class OperationTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static Event stack(String status, String reason) {
        return new Event(AT, true, "web", "arn:stack", "AWS::CloudFormation::Stack", status, reason, Optional.empty());
    }

    private static Event resource(String id, String status, String reason) {
        return new Event(AT, false, id, "web-" + id, "AWS::SNS::Topic", status, reason, Optional.empty());
    }

    private static Event hook(boolean ofStack, String id, String said) {
        return new Event(AT, ofStack, id, "", "", "UPDATE_IN_PROGRESS", "", Optional.of(said));
    }

    @Test
    void the_reason_is_that_somebody_began_it() {
        assertEquals(
                "no room",
                Operation.of(List.of(
                                stack("UPDATE_IN_PROGRESS", "User Initiated"),
                                stack("UPDATE_ROLLBACK_IN_PROGRESS", "no room"),
                                stack("UPDATE_ROLLBACK_COMPLETE", "")))
                        .reason());
        assertEquals(
                "",
                Operation.of(List.of(stack("UPDATE_IN_PROGRESS", "User Initiated")))
                        .reason());
    }

    @Test
    void the_stack_itself_is_counted_among_its_resources() {
        Operation operation = Operation.of(List.of(
                stack("UPDATE_IN_PROGRESS", ""),
                resource("A", "UPDATE_COMPLETE", ""),
                resource("B", "UPDATE_IN_PROGRESS", ""),
                stack("UPDATE_COMPLETE", "")));

        assertEquals(1, operation.finished());
        assertEquals(2, operation.begun());
    }

    @Test
    void what_a_hook_for_the_whole_stack_said_is_lost_or_comes_twice() {
        assertEquals(
                "; My::Hook said: no",
                Operation.of(List.of(
                                stack("UPDATE_IN_PROGRESS", ""),
                                hook(true, "web", "My::Hook said: no"),
                                hook(true, "web", "My::Hook said: no"),
                                hook(false, "Topic", "Other::Hook said: no")))
                        .reason());
    }

    @Test
    void what_a_hook_said_of_one_resource_is_told_of_another() {
        assertEquals(
                List.of("denied; My::Hook said: no", "too many"),
                Operation.of(List.of(
                                resource("A", "UPDATE_IN_PROGRESS", ""),
                                hook(false, "A", "My::Hook said: no"),
                                resource("A", "UPDATE_FAILED", "denied"),
                                resource("B", "UPDATE_FAILED", "too many")))
                        .failures()
                        .stream()
                        .map(Failure::reason)
                        .toList());
    }

    @Test
    void what_failed_in_nested_stacks_is_told_in_the_order_in_which_it_was_read() {
        Failure later = new Failure(AT.plusSeconds(1), "A/B", "", "", "UPDATE_FAILED", "");
        Failure first = new Failure(AT, "C/D", "", "", "UPDATE_FAILED", "");

        assertEquals(
                List.of(first, later),
                Operation.NONE.with(List.of(later, first)).failures());
    }

    @Test
    void a_resource_that_was_touched_again_counts_as_done() {
        Operation operation = Operation.of(List.of(
                resource("A", "UPDATE_COMPLETE", ""),
                resource("B", "UPDATE_COMPLETE", ""),
                resource("B", "UPDATE_IN_PROGRESS", ""),
                resource("C", "DELETE_SKIPPED", "")));

        assertEquals(2, operation.finished());
        assertEquals(3, operation.begun());
    }

    @Test
    void a_status_that_nobody_knows_counts_as_under_way() {
        assertThrows(IllegalStateException.class, () -> Operation.of(List.of(resource("A", "UPDATE_PONDERED", ""))));
    }
}

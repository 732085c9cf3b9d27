package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.release.StackStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReadinessTest {
    @ParameterizedTest
    @EnumSource(names = {"REVIEW_IN_PROGRESS", "DELETE_COMPLETE"})
    void a_stack_without_resources_is_created(StackStatus status) {
        assertEquals(new Readiness.Ready(Kind.CREATE), Readiness.of(status));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CREATE_COMPLETE",
                "CREATE_FAILED",
                "UPDATE_COMPLETE",
                "UPDATE_FAILED",
                "UPDATE_ROLLBACK_COMPLETE",
                "IMPORT_COMPLETE",
                "IMPORT_ROLLBACK_COMPLETE"
            })
    void a_stack_at_rest_is_updated(StackStatus status) {
        assertEquals(new Readiness.Ready(Kind.UPDATE), Readiness.of(status));
    }

    @Test
    void every_other_stack_in_progress_is_waited_for_and_the_rest_is_blocked() {
        Set<StackStatus> others = EnumSet.allOf(StackStatus.class).stream()
                .filter(status -> !(Readiness.of(status) instanceof Readiness.Ready))
                .collect(Collectors.toSet());

        others.forEach(status -> assertEquals(
                status.name().endsWith("_IN_PROGRESS"), Readiness.of(status) instanceof Readiness.Busy, status.name()));
        assertEquals(23, StackStatus.values().length);
    }

    @Test
    void an_unknown_status_is_an_error() {
        assertThrows(IllegalStateException.class, () -> StackStatus.of("UPDATE_PAUSED"));
    }
}

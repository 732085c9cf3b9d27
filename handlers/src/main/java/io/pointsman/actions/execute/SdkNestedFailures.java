package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.actions.execute.Operation.Event;
import io.pointsman.engine.Refusal;
import io.pointsman.runtime.SdkTrouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks into the nested stacks that failed: what their parent says of them is an echo. */
final class SdkNestedFailures {
    private static final String NESTED = "AWS::CloudFormation::Stack";
    private static final int DEEPEST = 10;

    private final SdkEvents events;

    SdkNestedFailures(SdkEvents events) {
        this.events = events;
    }

    /** @param told the events of the whole operation, the oldest first */
    Operation resolved(List<Event> told) {
        Operation operation = Operation.of(told);
        return operation.failures().stream().anyMatch(SdkNestedFailures::isNested)
                ? operation.with(resolved(operation, told, 0).toList())
                : operation;
    }

    private static boolean isNested(Failure failure) {
        return failure.type().equals(NESTED) && failure.physicalId().startsWith("arn:");
    }

    private Stream<Failure> resolved(Operation operation, List<Event> told, int depth) {
        Map<String, Instant> begun =
                told.stream().collect(Collectors.toMap(Event::logicalId, Event::at, (first, later) -> first));
        return operation.failures().stream()
                .flatMap(failure -> isNested(failure) && depth < DEEPEST
                        ? inside(failure, Optional.ofNullable(begun.get(failure.path())), depth)
                        : Stream.of(failure));
    }

    /** Never fails for a missing permission: then the echo stays, with what kept the cause hidden. */
    private Stream<Failure> inside(Failure echo, Optional<Instant> since, int depth) {
        try {
            return SdkTrouble.asking("cloudformation:DescribeStackEvents of " + echo.physicalId(), () -> {
                List<Event> told = events.of(echo.physicalId(), new Mark.Newest(since));
                List<Failure> found = resolved(Operation.of(told), told, depth + 1)
                        .map(failure -> failure.inside(echo.path()))
                        .toList();
                return found.isEmpty() ? Stream.of(echo) : found.stream();
            });
        } catch (Refusal e) {
            return Stream.of(echo.because(
                    echo.reason() + " (the events of the nested stack could not be read: " + e.getMessage() + ")"));
        }
    }
}

package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.StacksAndEvents.arn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.execute.Executions.Mark;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which stacks are looked into for why an operation failed. */
final class NestedFailuresTest {
    private static final String NESTED = "AWS::CloudFormation::Stack";

    private final StacksAndEvents cloudFormation = new StacksAndEvents();

    private List<String> failures() {
        SdkEvents events = new SdkEvents(cloudFormation);
        List<Operation.Event> told = events.of(arn("web"), new Mark.Token("token", Optional.empty()));
        cloudFormation.asked.clear();
        return new SdkNestedFailures(events)
                .resolved(told).failures().stream().map(Failure::path).toList();
    }

    @Test
    void a_resource_that_is_no_stack_is_looked_into_for_events_of_its_own() {
        cloudFormation.happened("web", "Fn", "AWS::Lambda::Function", "arn:aws:lambda:x", "UPDATE_FAILED");
        cloudFormation.happened("web", "Shop", NESTED, arn("shop"), "UPDATE_FAILED");
        cloudFormation.happened("shop", "Table", "AWS::DynamoDB::Table", "shop-table", "UPDATE_FAILED");

        assertEquals(List.of("Fn", "Shop/Table"), failures());
        assertEquals(List.of(arn("shop")), cloudFormation.asked);
    }

    @Test
    void a_stack_that_was_never_made_is_looked_into() {
        cloudFormation.happened("web", "Shop", NESTED, "", "CREATE_FAILED");

        assertEquals(List.of("Shop"), failures());
        assertEquals(List.of(), cloudFormation.asked);
    }

    @Test
    void stacks_that_fail_inside_each_other_are_followed_without_end() {
        for (int depth = 0; depth < 13; depth++) {
            String outer = depth == 0 ? "web" : "s" + depth;
            cloudFormation.happened(outer, "S", NESTED, arn("s" + (depth + 1)), "UPDATE_FAILED");
        }
        cloudFormation.begins("s13", "UPDATE_FAILED");

        assertEquals(1, failures().size());
        assertEquals(
                IntStream.rangeClosed(1, 10).mapToObj(depth -> arn("s" + depth)).toList(), cloudFormation.asked);
    }
}

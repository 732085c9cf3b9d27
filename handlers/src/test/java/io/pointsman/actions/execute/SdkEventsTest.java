package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;

import io.pointsman.actions.execute.Executions.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.paginators.DescribeStackEventsIterable;

/** Which of all the events that a stack ever had are those of one operation. */
final class SdkEventsTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STACK = "arn:stack";

    private final CloudFormationClient client = Mockito.mock(CloudFormationClient.class);
    private final List<StackEvent> events = new ArrayList<>();
    private int asked;

    @SuppressWarnings("unchecked")
    SdkEventsTest() {
        Mockito.when(client.describeStackEvents(any(DescribeStackEventsRequest.class)))
                .thenAnswer(call -> page(((DescribeStackEventsRequest) call.getArgument(0)).nextToken()));
        Mockito.when(client.describeStackEventsPaginator(any(Consumer.class)))
                .thenAnswer(call -> new DescribeStackEventsIterable(
                        client,
                        DescribeStackEventsRequest.builder()
                                .applyMutation(call.getArgument(0))
                                .build()));
    }

    /** Of a hundred, as CloudFormation gives them; the newest first. */
    private DescribeStackEventsResponse page(String token) {
        asked++;
        int from = token == null ? 0 : Integer.parseInt(token);
        int to = Math.min(from + 100, events.size());
        return DescribeStackEventsResponse.builder()
                .stackEvents(events.reversed().subList(from, to))
                .nextToken(to < events.size() ? String.valueOf(to) : null)
                .build();
    }

    /** Each a second after the one before. */
    private void happened(String id, String status, String token) {
        events.add(StackEvent.builder()
                .stackId(STACK)
                .physicalResourceId(id.equals("web") ? STACK : "web-" + id)
                .logicalResourceId(id)
                .resourceStatus(status)
                .clientRequestToken(token)
                .timestamp(AT.plusSeconds(events.size()))
                .build());
    }

    private List<String> read(Mark mark) {
        return new SdkEvents(client)
                .of(STACK, mark).stream()
                        .map(event -> event.logicalId() + " " + event.status())
                        .toList();
    }

    private void twoOperations() {
        happened("web", "UPDATE_IN_PROGRESS", "one");
        happened("Topic", "UPDATE_FAILED", "one");
        happened("web", "UPDATE_ROLLBACK_COMPLETE", "one");
        happened("web", "UPDATE_IN_PROGRESS", "two");
        happened("Queue", "UPDATE_COMPLETE", "two");
    }

    @Test
    void the_failure_of_the_operation_before_is_told_as_one_of_this() {
        twoOperations();

        List<String> second = List.of("web UPDATE_IN_PROGRESS", "Queue UPDATE_COMPLETE");
        assertEquals(second, read(new Mark.Token("two", Optional.empty())));
        assertEquals(second, read(new Mark.Newest(Optional.empty())));
    }

    @Test
    void a_resource_that_begins_to_be_updated_is_taken_for_the_beginning_of_the_operation() {
        happened("web", "UPDATE_IN_PROGRESS", "one");
        happened("Topic", "UPDATE_IN_PROGRESS", "one");
        happened("Topic", "UPDATE_COMPLETE", "one");

        assertEquals(3, read(new Mark.Token("one", Optional.empty())).size());
    }

    @Test
    void an_event_loses_what_it_tells() {
        happened("web", "UPDATE_IN_PROGRESS", "one");
        events.add(events.getFirst().toBuilder()
                .logicalResourceId("Topic")
                .physicalResourceId("web-Topic")
                .resourceType("AWS::SNS::Topic")
                .resourceStatus("UPDATE_FAILED")
                .resourceStatusReason("denied")
                .hookType("My::Hook")
                .hookStatus("HOOK_COMPLETE_FAILED")
                .hookStatusReason("no tags")
                .build());
        events.add(events.getLast().toBuilder()
                .hookStatus("HOOK_COMPLETE_SUCCEEDED")
                .build());

        List<Operation.Event> told = new SdkEvents(client).of(STACK, new Mark.Token("one", Optional.empty()));

        Operation.Event failed = new Operation.Event(
                AT,
                false,
                "Topic",
                "web-Topic",
                "AWS::SNS::Topic",
                "UPDATE_FAILED",
                "denied",
                Optional.of("My::Hook said: no tags"));
        assertEquals(failed, told.get(1));
        assertEquals(Optional.empty(), told.get(2).hook());
    }

    @Test
    void an_operation_that_has_not_begun_yet_has_the_events_of_the_one_before() {
        twoOperations();

        assertEquals(List.of(), read(new Mark.Newest(Optional.of(AT.plusSeconds(5)))));
        assertEquals(List.of("Queue UPDATE_COMPLETE"), read(new Mark.Newest(Optional.of(AT.plusSeconds(4)))));
        assertEquals(List.of(), read(new Mark.Token("three", Optional.empty())));
    }

    @Test
    void all_that_a_stack_ever_had_is_read_where_it_is_known_when_the_operation_began() {
        IntStream.range(0, 1_000).forEach(i -> happened("R" + i, "UPDATE_COMPLETE", "other"));

        read(new Mark.Token("two", Optional.of(AT.plusSeconds(950))));

        assertEquals(1, asked);
    }

    @Test
    void an_operation_far_back_is_looked_for_without_end() {
        happened("web", "UPDATE_IN_PROGRESS", "two");
        IntStream.range(0, 9_999).forEach(i -> happened("R" + i, "UPDATE_COMPLETE", "other"));
        assertEquals(List.of("web UPDATE_IN_PROGRESS"), read(new Mark.Token("two", Optional.empty())));

        happened("R", "UPDATE_COMPLETE", "other");
        assertEquals(List.of(), read(new Mark.Token("two", Optional.empty())));
    }
}

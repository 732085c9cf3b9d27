package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.actions.execute.Operation.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** The events of one operation, out of all that a stack ever had. CloudFormation gives the newest first, in pages. */
final class SdkEvents {
    /** A stack of 500 resources has about 2,000 events in one operation; whoever's lie further back is long over. */
    private static final int MOST = 10_000;

    private static final Set<String> BEGINNINGS =
            Set.of("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "IMPORT_IN_PROGRESS");

    private final CloudFormationClient client;

    SdkEvents(CloudFormationClient client) {
        this.client = client;
    }

    /** The oldest first. */
    List<Event> of(String stack, Mark mark) {
        return raw(stack, mark).stream().map(SdkEvents::event).toList();
    }

    /** The same in the words of the API. */
    List<StackEvent> raw(String stack, Mark mark) {
        List<StackEvent> events = new ArrayList<>();
        int seen = 0;
        for (StackEvent event :
                client.describeStackEventsPaginator(ask -> ask.stackName(stack)).stackEvents()) {
            boolean belongs = belongs(event, mark);
            if (belongs) {
                events.add(event);
            }
            if (++seen >= MOST || (belongs && isBeginning(event)) || isTooOld(event, mark)) {
                break;
            }
        }
        return events.reversed();
    }

    private static boolean belongs(StackEvent event, Mark mark) {
        return switch (mark) {
            case Mark.Token(String token, var since) -> token.equals(event.clientRequestToken());
            case Mark.Newest newest -> !isTooOld(event, newest);
        };
    }

    private static boolean isTooOld(StackEvent event, Mark mark) {
        Optional<Instant> beginning = switch (mark) {
            case Mark.Token(String token, var since) -> since;
            case Mark.Newest(var since) -> since;
        };
        return beginning.filter(event.timestamp()::isBefore).isPresent();
    }

    private static boolean isBeginning(StackEvent event) {
        return isOfStack(event) && BEGINNINGS.contains(event.resourceStatusAsString());
    }

    private static boolean isOfStack(StackEvent event) {
        return event.stackId().equals(event.physicalResourceId());
    }

    private static Event event(StackEvent event) {
        return new Event(
                event.timestamp(),
                isOfStack(event),
                event.logicalResourceId(),
                text(event.physicalResourceId()),
                text(event.resourceType()),
                event.resourceStatusAsString(),
                text(event.resourceStatusReason()),
                hook(event));
    }

    private static Optional<String> hook(StackEvent event) {
        String status = text(event.hookStatusAsString());
        return status.endsWith("_FAILED")
                ? Optional.of(text(event.hookType()) + " said: " + text(event.hookStatusReason()))
                : Optional.empty();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackEvent;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.List;

/** DescribeEvents: what validation found about a change set, or what happened to a stack. */
final class EventReading {
    private static final int PAGE = 100;

    private final StackBook stacks;
    private final ChangeSetBook changeSets;

    EventReading(StackBook stacks, ChangeSetBook changeSets) {
        this.stacks = stacks;
        this.changeSets = changeSets;
    }

    JsonObject events(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        boolean failedOnly = new Asked(filters(input)).flag("FailedEvents");
        return Page.of(all(asked, failedOnly), asked, PAGE).under("OperationEvents", JsonObject.empty());
    }

    private static JsonObject filters(JsonObject input) {
        return input.members().get("Filters") instanceof String ? JsonObject.empty() : input.objectOrEmpty("Filters");
    }

    private List<JsonObject> all(Asked asked, boolean failedOnly) {
        if (asked.text("ChangeSetName").filter(name -> name.startsWith("arn:")).isPresent()) {
            return changeSets.get(asked).findings();
        }
        Stack stack = asked.text("StackName")
                .map(stacks::get)
                .orElseThrow(() -> Invalid.because("One of ChangeSetName, OperationId or StackName must be specified"));
        return stack.events().reversed().stream()
                .filter(event -> !failedOnly || isFailure(event))
                .map(event -> event(stack, event))
                .toList();
    }

    private static boolean isFailure(StackEvent event) {
        return event.status().endsWith("_FAILED") || event.hook().isPresent();
    }

    private static JsonObject event(Stack stack, StackEvent event) {
        JsonObject shown = plain(stack, event);
        return event.hook()
                .map(word -> word.shown(shown).with("EventType", "HOOK_INVOCATION_ERROR"))
                .orElse(shown);
    }

    private static JsonObject plain(Stack stack, StackEvent event) {
        boolean failed = event.status().endsWith("_FAILED");
        return JsonObject.of(
                        "EventId", event.eventId(),
                        "StackId", stack.id(),
                        "EventType", failed ? "PROVISIONING_ERROR" : "STACK_EVENT",
                        "LogicalResourceId", event.logicalId(),
                        "PhysicalResourceId", event.physicalId(),
                        "ResourceType", event.type(),
                        "Timestamp", event.at(),
                        "ResourceStatus", event.status())
                .with("ResourceStatusReason", Shown.unlessEmpty(event.reason()))
                .with("ClientRequestToken", event.token());
    }
}

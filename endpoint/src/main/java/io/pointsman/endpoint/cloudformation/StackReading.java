package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.cloudformation.drift.DriftBook;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackEvent;
import io.pointsman.endpoint.cloudformation.stack.StackResource;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that show stacks. */
final class StackReading {
    private static final int PAGE = 100;

    private final StackBook stacks;
    private final DriftBook drift;

    StackReading(StackBook stacks, DriftBook drift) {
        this.stacks = stacks;
        this.drift = drift;
    }

    JsonObject stacks(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        List<Stack> those = asked.text("StackName")
                .map(name -> List.of(stacks.get(name)))
                .orElseGet(() -> List.copyOf(stacks.stacks()));
        return Page.of(those.stream().map(this::stack).toList(), asked, PAGE).under("Stacks", JsonObject.empty());
    }

    private JsonObject stack(Stack stack) {
        Optional<Blueprint> blueprint = stack.blueprint();
        return JsonObject.of("StackId", stack.id(), "StackName", stack.name())
                .with("ChangeSetId", stack.changeSet())
                .with("Description", blueprint.flatMap(one -> one.original().description()))
                .with("Parameters", blueprint.map(Shown::parameters).flatMap(Shown::unlessEmpty))
                .with("CreationTime", stack.created())
                .with("LastUpdatedTime", stack.updated())
                .with("DeletionTime", stack.deleted())
                .with("RollbackConfiguration", JsonObject.empty())
                .with("StackStatus", stack.status().name())
                .with("StackStatusReason", Shown.unlessEmpty(stack.reason()))
                .with("DisableRollback", stack.rollbackDisabled())
                .with(
                        "NotificationARNs",
                        blueprint.map(Blueprint::notificationArns).orElse(List.of()))
                .with("Capabilities", blueprint.map(Blueprint::capabilities).flatMap(Shown::unlessEmpty))
                .with("Outputs", Shown.unlessEmpty(outputs(stack)))
                .with("RoleARN", blueprint.flatMap(Blueprint::roleArn))
                .with("Tags", Shown.tags(blueprint.map(Blueprint::tags).orElse(Map.of())))
                .with(
                        "EnableTerminationProtection",
                        Optional.of(stack.isProtected()).filter(one -> !stack.isGone()))
                .with("DriftInformation", drift(stack));
    }

    private JsonObject drift(Stack stack) {
        return drift.last(stack)
                .map(found -> JsonObject.of("StackDriftStatus", found.status(), "LastCheckTimestamp", found.at()))
                .orElseGet(() -> JsonObject.of("StackDriftStatus", "NOT_CHECKED"));
    }

    private JsonObject drift(Stack stack, StackResource resource) {
        return drift.of(stack, resource)
                .map(checked -> JsonObject.of(
                        "StackResourceDriftStatus",
                        checked.drift().status().name(),
                        "LastCheckTimestamp",
                        checked.at()))
                .orElseGet(() -> JsonObject.of("StackResourceDriftStatus", "NOT_CHECKED"));
    }

    private static List<JsonObject> outputs(Stack stack) {
        return stack.outputs().entrySet().stream()
                .map(one -> JsonObject.of(
                                "OutputKey",
                                one.getKey(),
                                "OutputValue",
                                one.getValue().value())
                        .with("Description", one.getValue().description())
                        .with("ExportName", one.getValue().export()))
                .toList();
    }

    /** Deleted ones too. */
    JsonObject list(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        List<String> statuses = asked.texts("StackStatusFilter");
        List<JsonObject> summaries = stacks.ever().stream()
                .filter(stack ->
                        statuses.isEmpty() || statuses.contains(stack.status().name()))
                .map(this::summary)
                .toList();
        return Page.of(summaries, asked, PAGE).under("StackSummaries", JsonObject.empty());
    }

    private JsonObject summary(Stack stack) {
        return JsonObject.of(
                        "StackId", stack.id(),
                        "StackName", stack.name(),
                        "CreationTime", stack.created(),
                        "StackStatus", stack.status().name(),
                        "DriftInformation", drift(stack))
                .with("LastUpdatedTime", stack.updated())
                .with("DeletionTime", stack.deleted())
                .with("StackStatusReason", Shown.unlessEmpty(stack.reason()));
    }

    /** Newest first. */
    JsonObject events(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        String name = asked.need("StackName");
        Stack stack = stacks.find(name).orElseThrow(() -> Invalid.because("Stack [" + name + "] does not exist"));
        List<JsonObject> events = stack.events().reversed().stream()
                .map(event -> event(stack, event))
                .toList();
        return Page.of(events, asked, PAGE).under("StackEvents", JsonObject.empty());
    }

    private static JsonObject event(Stack stack, StackEvent event) {
        JsonObject shown = plain(stack, event);
        return event.hook().map(word -> word.shown(shown)).orElse(shown);
    }

    private static JsonObject plain(Stack stack, StackEvent event) {
        return JsonObject.of(
                        "StackId", stack.id(),
                        "EventId", event.eventId(),
                        "StackName", stack.name(),
                        "LogicalResourceId", event.logicalId(),
                        "PhysicalResourceId", event.physicalId(),
                        "ResourceType", event.type(),
                        "Timestamp", event.at(),
                        "ResourceStatus", event.status())
                .with("ResourceStatusReason", Shown.unlessEmpty(event.reason()))
                .with("ResourceProperties", Shown.unlessEmpty(event.properties()))
                .with("ClientRequestToken", event.token());
    }

    JsonObject resourceList(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        Stack stack = stacks.get(asked.need("StackName"));
        List<JsonObject> all = stack.resources().values().stream()
                .map(one -> resource(stack, one, "LastUpdatedTimestamp"))
                .toList();
        return Page.of(all, asked, PAGE).under("StackResourceSummaries", JsonObject.empty());
    }

    /** All resources of one stack, or the one with a physical id, never in pages. */
    JsonObject resources(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        Optional<String> physical = asked.text("PhysicalResourceId");
        Stack stack = physical.map(this::owner).orElseGet(() -> stacks.get(asked.need("StackName")));
        Optional<String> logical = asked.text("LogicalResourceId");
        List<JsonObject> those = stack.resources().values().stream()
                .filter(one -> logical.map(one.id()::equals).orElse(true))
                .map(one -> placed(stack, resource(stack, one, "Timestamp")))
                .toList();
        return JsonObject.of("StackResources", those);
    }

    private Stack owner(String physicalId) {
        return stacks.stacks().stream()
                .filter(stack -> stack.resources().values().stream()
                        .anyMatch(one -> one.physicalId().equals(physicalId)))
                .findFirst()
                .orElseThrow(() -> Invalid.because("Stack for " + physicalId + " does not exist"));
    }

    JsonObject resource(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        String name = asked.need("StackName");
        Stack stack = stacks.find(name).orElseThrow(() -> Invalid.because("Stack '" + name + "' does not exist"));
        String id = asked.need("LogicalResourceId");
        StackResource found = stack.resource(id)
                .orElseThrow(() -> Invalid.because("Resource " + id + " does not exist for stack " + stack.name()));
        JsonObject detail = placed(stack, resource(stack, found, "LastUpdatedTimestamp"))
                .with("Metadata", Json.text(found.wanted().metadata()));
        return JsonObject.of("StackResourceDetail", detail);
    }

    private static JsonObject placed(Stack stack, JsonObject resource) {
        return resource.with("StackName", stack.name()).with("StackId", stack.id());
    }

    private JsonObject resource(Stack stack, StackResource one, String time) {
        return JsonObject.of(
                        "LogicalResourceId",
                        one.id(),
                        "PhysicalResourceId",
                        one.physicalId(),
                        "ResourceType",
                        one.type(),
                        time,
                        one.at(),
                        "ResourceStatus",
                        one.status().name(),
                        "DriftInformation",
                        drift(stack, one))
                .with("ResourceStatusReason", Shown.unlessEmpty(one.reason()));
    }
}

package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.change.ResourceChange;
import io.pointsman.endpoint.cloudformation.change.ResourceChange.Action;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackStatus;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Change sets of the stacks inside a stack. A nested stack that is new gets a stack in REVIEW_IN_PROGRESS, as in AWS. There its
 * execution fills that stack; here it goes away and the stack is created under another id.
 */
final class NestedChangeSets {
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final World world;
    private final StackBook stacks;
    private final ChangeSetBook changeSets;
    private final Blueprints blueprints;

    NestedChangeSets(World world, StackBook stacks, ChangeSetBook changeSets, Blueprints blueprints) {
        this.world = world;
        this.stacks = stacks;
        this.changeSets = changeSets;
        this.blueprints = blueprints;
    }

    /** The changes, each nested stack with its own change set. One that fails is a refusal. */
    List<ResourceChange> of(ChangeSet parent, List<ResourceChange> changes, ChangeSetWork work) {
        return changes.stream().map(change -> completed(parent, change, work)).toList();
    }

    private ResourceChange completed(ChangeSet parent, ResourceChange change, ChangeSetWork work) {
        boolean opens = change.action() == Action.ADD || change.action() == Action.MODIFY;
        return change.type().equals(STACK) && opens
                ? inside(parent, change, work).map(change::with).orElse(change)
                : change;
    }

    /** Empty: nothing changes inside. */
    private Optional<String> inside(ChangeSet parent, ResourceChange change, ChangeSetWork work) {
        Optional<Stack> there = change.physicalId().flatMap(stacks::find);
        Asked asked = asked(parent, change);
        Blueprint blueprint = blueprints.read(asked, there, Caller.AWS);
        ChangeSet made = new ChangeSet(
                world,
                name(parent.name(), change),
                there.orElseGet(() -> fresh(parent, change)),
                asked,
                blueprint,
                Optional.of(parent));
        changeSets.add(made);
        work.on(made);
        if (made.status() == ChangeSet.Status.CREATE_COMPLETE) {
            return Optional.of(made.id());
        }
        if (made.reason().equals(ChangeSetWork.NO_CHANGES) || made.reason().equals(ChangeSetWork.NO_UPDATES)) {
            changeSets.remove(made);
            return Optional.empty();
        }
        throw Invalid.because("Nested change set " + made.id() + " was not successfully created: Currently in FAILED.");
    }

    private Stack fresh(ChangeSet parent, ResourceChange change) {
        Stack stack = new Stack(world, name(parent.stack().name(), change));
        stacks.add(stack);
        stack.move(StackStatus.REVIEW_IN_PROGRESS, "User Initiated");
        return stack;
    }

    private static String name(String above, ResourceChange change) {
        String head = above + "-" + change.id();
        String tail = "-" + UUID.randomUUID().toString().substring(24).toUpperCase(Locale.ROOT);
        return head.substring(0, Math.min(head.length(), 128 - tail.length())) + tail;
    }

    private static Asked asked(ChangeSet parent, ResourceChange change) {
        Map<String, Object> given = Values.map(change.planned("Parameters")
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .orElse(Map.of()));
        List<JsonObject> parameters = given.entrySet().stream()
                .map(one -> JsonObject.of("ParameterKey", one.getKey(), "ParameterValue", Values.text(one.getValue())))
                .toList();
        return new Asked(JsonObject.of("Parameters", parameters, "IncludeNestedStacks", true)
                .with("TemplateURL", change.planned("TemplateURL").map(Values::text))
                .with("Capabilities", parent.blueprint().capabilities()));
    }
}

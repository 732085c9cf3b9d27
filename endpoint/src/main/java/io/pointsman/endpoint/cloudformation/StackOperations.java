package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.change.Comparison;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.stack.Ask;
import io.pointsman.endpoint.cloudformation.stack.Ask.OnFailure;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.Deletion;
import io.pointsman.endpoint.cloudformation.stack.Deployment;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackPolicy;
import io.pointsman.endpoint.cloudformation.stack.StackStatus;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** CreateStack, UpdateStack and DeleteStack: changes without a change set. */
final class StackOperations {
    private final World world;
    private final StackBook stacks;
    private final ChangeSetBook changeSets;
    private final Blueprints blueprints;
    private final StackPolicies policies;

    StackOperations(World world, StackBook stacks, ChangeSetBook changeSets) {
        this.world = world;
        this.stacks = stacks;
        this.changeSets = changeSets;
        this.blueprints = new Blueprints(world, stacks);
        this.policies = new StackPolicies(world, stacks);
    }

    JsonObject create(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        String name = asked.needName("StackName");
        Optional<Stack> there = stacks.find(name).filter(stack -> !stack.isGone());
        Optional<Stack> reviewed = there.filter(stack -> stack.status() == StackStatus.REVIEW_IN_PROGRESS);
        if (there.isPresent() && reviewed.isEmpty()) {
            return again(there.get(), asked);
        }
        Blueprint blueprint = whole(asked, Optional.empty(), caller, "CreateStack");
        Stack stack = reviewed.orElseGet(() -> new Stack(world, name));
        Desired desired = blueprints.desired(blueprint, stack);
        policies.given(asked, caller).ifPresent(stack::policy);
        stack.protect(asked.flag("EnableTerminationProtection"));
        reviewed.ifPresentOrElse(changeSets::outdate, () -> stacks.add(stack));
        Ask ask = new Ask(token(asked), onFailure(asked), stack);
        new Deployment(stack, blueprint, desired, ask, stacks, worked -> {}).begin();
        return answer(stack);
    }

    /** The same call twice is one call; another one finds the name taken. */
    private static JsonObject again(Stack there, Asked asked) {
        if (token(asked).filter(there::knows).isPresent()) {
            return answer(there);
        }
        throw new AwsError(400, "AlreadyExistsException", "Stack [" + there.name() + "] already exists");
    }

    private static OnFailure onFailure(Asked asked) {
        if (asked.flag("DisableRollback")) {
            return OnFailure.DO_NOTHING;
        }
        return asked.text("OnFailure").map(OnFailure::valueOf).orElse(OnFailure.ROLLBACK);
    }

    /** A template with transforms is processed only for who says that he knows what that means. */
    private Blueprint whole(Asked asked, Optional<Stack> stack, Caller caller, String operation) {
        Blueprint read = blueprints.read(asked, stack, caller);
        if (!read.original().transforms().isEmpty() && !read.capabilities().contains("CAPABILITY_AUTO_EXPAND")) {
            throw Invalid.because(operation + " cannot be used with templates containing Transforms.");
        }
        Blueprint blueprint = blueprints.processed(read);
        Capabilities.check(blueprint.processed(), blueprint.capabilities());
        return blueprint;
    }

    JsonObject update(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        Stack stack = stacks.changing(asked.need("StackName"));
        if (token(asked).filter(stack::knows).isPresent()) {
            return answer(stack);
        }
        Updatable.check(stack);
        Optional<StackPolicy> nextPolicy = policies.given(asked, caller);
        StackPolicy during = policies.during(asked, caller).orElseGet(stack::policy);
        Blueprint blueprint = whole(asked, Optional.of(stack), caller, "UpdateStack");
        Desired desired = blueprints.desired(blueprint, stack);
        if (new Comparison(stack, blueprint, desired).isEmpty()
                && nextPolicy.filter(policy -> !policy.equals(stack.policy())).isEmpty()) {
            throw Invalid.because("No updates are to be performed.");
        }
        changeSets.outdate(stack);
        stack.changedWithoutChangeSet();
        Ask ask = new Ask(token(asked), onFailure(asked), during, nextPolicy);
        Blueprint next = stack.blueprint().map(blueprint::leaving).orElse(blueprint);
        new Deployment(stack, next, desired, ask, stacks, worked -> {}).begin();
        return answer(stack);
    }

    JsonObject delete(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        stacks.find(asked.need("StackName")).filter(stack -> !stack.isGone()).ifPresent(stack -> {
            if (stack.status().isBusy()) {
                throw Invalid.because("Stack [" + stack.id() + "] cannot be deleted while in status " + stack.status());
            }
            if (stack.isProtected()) {
                throw Invalid.because(
                        "Stack [" + stack.name() + "] cannot be deleted while TerminationProtection is enabled");
            }
            changeSets.removeUnexecuted(stack);
            boolean forced = asked.text("DeletionMode")
                    .filter("FORCE_DELETE_STACK"::equals)
                    .isPresent();
            new Deletion(stack, stacks, forced).begin(token(asked), Set.copyOf(asked.texts("RetainResources")));
        });
        return JsonObject.empty();
    }

    /** ContinueUpdateRollback. */
    JsonObject continueRollback(JsonObject input, Caller caller) {
        back(new Asked(input), Set.of(StackStatus.UPDATE_ROLLBACK_FAILED));
        return JsonObject.empty();
    }

    /** RollbackStack. */
    JsonObject rollback(JsonObject input, Caller caller) {
        return answer(back(new Asked(input), Set.of(StackStatus.CREATE_FAILED, StackStatus.UPDATE_FAILED)));
    }

    private Stack back(Asked asked, Set<StackStatus> allowed) {
        Stack stack = stacks.change(asked.need("StackName"));
        stack.wayBack()
                .filter(way -> allowed.contains(stack.status()))
                .orElseThrow(() -> Invalid.because(
                        "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be rolled back."))
                .go(token(asked), Set.copyOf(asked.texts("ResourcesToSkip")));
        return stack;
    }

    private static Optional<String> token(Asked asked) {
        return asked.text("ClientRequestToken");
    }

    private static JsonObject answer(Stack stack) {
        return JsonObject.of("StackId", stack.id());
    }
}

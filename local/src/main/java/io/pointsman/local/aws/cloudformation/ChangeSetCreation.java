package io.pointsman.local.aws.cloudformation;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.Caller;
import io.pointsman.local.aws.World;
import io.pointsman.local.aws.cloudformation.change.Comparison;
import io.pointsman.local.aws.cloudformation.intrinsic.Desired;
import io.pointsman.local.aws.cloudformation.stack.Blueprint;
import io.pointsman.local.aws.cloudformation.stack.Stack;
import io.pointsman.local.aws.cloudformation.stack.StackStatus;
import io.pointsman.local.aws.cloudformation.template.Invalid;
import io.pointsman.local.aws.cloudformation.template.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** CreateChangeSet: what is refused at once, and what turns up while the change set is being made. */
final class ChangeSetCreation {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String NO_CHANGES =
            "The submitted information didn't contain changes. Submit different information to create a change set.";
    private static final String NO_UPDATES = "No updates are to be performed.";

    private final World world;
    private final StackBook stacks;
    private final ChangeSetBook changeSets;
    private final Blueprints blueprints;

    ChangeSetCreation(World world, StackBook stacks, ChangeSetBook changeSets) {
        this.world = world;
        this.stacks = stacks;
        this.changeSets = changeSets;
        this.blueprints = new Blueprints(world, stacks);
    }

    JsonObject create(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        String name = asked.needName("ChangeSetName");
        String stackName = asked.needName("StackName");
        Optional<Stack> stack = stacks.find(stackName).filter(one -> !one.isGone());
        boolean creates = creates(asked, stack, stackName, name);
        Blueprint blueprint = blueprints.read(asked, stack, caller);
        if (blueprint.original().transforms().isEmpty()) {
            Capabilities.check(blueprint.original(), blueprint.capabilities());
        }
        Stack target = stack.orElseGet(() -> new Stack(world, stackName));
        ChangeSet made = new ChangeSet(world, name, target, asked, blueprint);
        if (blueprint.original().transforms().isEmpty()) {
            blueprints.desired(blueprint, target);
        }
        Optional<ChangeSet> adopted = new SameName(changeSets).adopted(made);
        ChangeSet answered = adopted.orElse(made);
        if (adopted.isEmpty()) {
            begin(made, creates && stack.isEmpty());
        }
        return JsonObject.of("Id", answered.id(), "StackId", answered.stack().id());
    }

    /** Whether the change set is to create the stack. */
    private static boolean creates(Asked asked, Optional<Stack> stack, String stackName, String name) {
        String type = asked.text("ChangeSetType").orElse("UPDATE");
        return switch (type) {
            case "CREATE" -> {
                if (stack.filter(one -> one.status() != StackStatus.REVIEW_IN_PROGRESS)
                        .isPresent()) {
                    throw Invalid.because(
                            "Stack [%s] already exists and cannot be created again with the changeSet [%s]."
                                    .formatted(stackName, name));
                }
                yield true;
            }
            case "UPDATE" -> {
                Stack known = stack.orElseThrow(() -> Invalid.because("Stack [" + stackName + "] does not exist"));
                Updatable.check(known);
                yield false;
            }
            default -> throw Invalid.because("ChangeSetType " + type + " is not supported by this endpoint");
        };
    }

    private void begin(ChangeSet made, boolean isNewStack) {
        if (isNewStack) {
            stacks.add(made.stack());
            made.stack().move(StackStatus.REVIEW_IN_PROGRESS, "User Initiated");
        }
        changeSets.add(made);
        world.clock().after(PAUSE, made::start);
        world.clock().after(PAUSE.multipliedBy(2), () -> work(made));
    }

    private void work(ChangeSet made) {
        try {
            Blueprint processed = blueprints.processed(made.blueprint());
            Capabilities.check(processed.processed(), processed.capabilities());
            Desired desired = blueprints.desired(processed, made.stack());
            finish(made, processed, desired);
        } catch (RuntimeException e) {
            made.fail(Refusals.of(e).said());
        }
    }

    private void finish(ChangeSet made, Blueprint processed, Desired desired) {
        Comparison comparison = new Comparison(made.stack(), processed, desired);
        if (comparison.isEmpty()) {
            made.fail(processed.original().transforms().isEmpty() ? NO_CHANGES : NO_UPDATES);
            return;
        }
        List<JsonObject> findings = made.asked().flag("DisableValidation")
                ? List.of()
                : new EarlyValidation(world, made).findings(comparison.changes());
        made.found(findings);
        if (findings.isEmpty()) {
            made.ready(processed, desired, comparison.changes());
        } else {
            made.fail(EarlyValidation.REASON);
        }
    }
}

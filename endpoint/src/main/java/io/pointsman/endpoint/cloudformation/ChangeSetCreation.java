package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackStatus;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** CreateChangeSet: what is refused at once, and what turns up while the change set is being made. */
final class ChangeSetCreation {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final World world;
    private final StackBook stacks;
    private final ChangeSetBook changeSets;
    private final Blueprints blueprints;
    private final ChangeSetWork work;
    private transient Duration takes = PAUSE.multipliedBy(2);

    ChangeSetCreation(World world, StackBook stacks, ChangeSetBook changeSets) {
        this.world = world;
        this.stacks = stacks;
        this.changeSets = changeSets;
        this.blueprints = new Blueprints(world, stacks);
        this.work = new ChangeSetWork(world, blueprints, new NestedChangeSets(world, stacks, changeSets, blueprints));
    }

    /** How long each is made from now on, at least a second. */
    void takes(Duration time) {
        takes = time;
    }

    JsonObject create(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        String name = asked.needName("ChangeSetName");
        String stackName = asked.needName("StackName");
        Optional<Stack> stack = stacks.find(stackName);
        boolean creates = creates(asked, stack, stackName, name);
        Blueprint blueprint = blueprints.read(asked, stack, caller);
        if (blueprint.original().transforms().isEmpty()) {
            Capabilities.check(blueprint.original(), blueprint.capabilities());
        }
        Stack target = stack.orElseGet(() -> new Stack(world, stackName));
        ChangeSet made = new ChangeSet(world, name, target, asked, blueprint, Optional.empty());
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
            case "IMPORT" -> {
                stack.filter(one -> one.status() != StackStatus.REVIEW_IN_PROGRESS)
                        .ifPresent(Updatable::check);
                yield stack.isEmpty();
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
        world.clock().after(takes, () -> work.on(made));
    }
}

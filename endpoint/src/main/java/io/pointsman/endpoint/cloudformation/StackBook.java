package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.stack.ExportBook;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All stacks. One that is deleted is found by its id only. */
final class StackBook implements ExportBook {
    private final List<Stack> all = new ArrayList<>();

    void add(Stack stack) {
        all.add(stack);
    }

    /** One that never came to be. */
    void remove(Stack stack) {
        all.remove(stack);
    }

    /** Deleted ones too, the newest first. */
    List<Stack> ever() {
        return all.reversed();
    }

    @Override
    public Collection<Stack> stacks() {
        return all.stream().filter(stack -> !stack.isGone()).toList();
    }

    Optional<Stack> find(String nameOrId) {
        return all.stream()
                .filter(stack -> stack.id().equals(nameOrId) || (stack.name().equals(nameOrId) && !stack.isGone()))
                .findFirst();
    }

    /** As the reading operations say it. */
    Stack get(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> absent(nameOrId));
    }

    /** As the changing operations say it. */
    Stack change(String nameOrId) {
        return find(nameOrId)
                .filter(stack -> !stack.isGone())
                .orElseThrow(() -> Invalid.because("Stack [" + nameOrId + "] does not exist"));
    }

    /** As UpdateStack and CreateChangeSet say it: a deleted stack, named by its id, is one that cannot be updated. */
    Stack changing(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> Invalid.because("Stack [" + nameOrId + "] does not exist"));
    }

    static AwsError absent(String nameOrId) {
        return Invalid.because("Stack with id " + nameOrId + " does not exist");
    }
}

package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackStatus;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All change sets that are not deleted. */
final class ChangeSetBook {
    private final StackBook stacks;
    private final List<ChangeSet> all = new ArrayList<>();

    ChangeSetBook(StackBook stacks) {
        this.stacks = stacks;
    }

    void add(ChangeSet changeSet) {
        all.add(changeSet);
    }

    void remove(ChangeSet changeSet) {
        all.remove(changeSet);
    }

    List<ChangeSet> of(Stack stack) {
        return all.stream().filter(one -> one.stack() == stack).toList();
    }

    /** The one that an operation names, by ARN or by name and stack. */
    Optional<ChangeSet> find(Asked asked) {
        String name = asked.needName("ChangeSetName");
        if (name.startsWith("arn:")) {
            return all.stream().filter(one -> one.id().equals(name)).findFirst();
        }
        String stack = asked.text("StackName")
                .orElseThrow(() ->
                        Invalid.because("StackName must be specified if ChangeSetName is not specified as an ARN."));
        return of(stacks.change(stack)).stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    ChangeSet get(Asked asked) {
        return find(asked)
                .orElseThrow(() -> new AwsError(
                        404, "ChangeSetNotFound", "ChangeSet [" + asked.need("ChangeSetName") + "] does not exist"));
    }

    /** Another operation changes the stack: what was compared with it no longer holds. */
    void outdate(Stack stack) {
        of(stack).forEach(ChangeSet::outdate);
    }

    /** The nested change sets of one that is deleted or executed go with it, and the stacks that they would have made. */
    void removeNested(ChangeSet root) {
        List<ChangeSet> nested =
                all.stream().filter(one -> one != root && one.root() == root).toList();
        nested.stream()
                .map(ChangeSet::stack)
                .filter(stack -> stack.status() == StackStatus.REVIEW_IN_PROGRESS)
                .forEach(stacks::remove);
        all.removeAll(nested);
    }

    /** Those of a stack that goes; what was executed is still found by its ARN. */
    void removeUnexecuted(Stack stack) {
        all.removeIf(one -> one.stack() == stack && !one.isExecuted());
    }

    void removeOthers(ChangeSet kept) {
        all.removeIf(one -> one.stack() == kept.stack() && one != kept);
    }
}

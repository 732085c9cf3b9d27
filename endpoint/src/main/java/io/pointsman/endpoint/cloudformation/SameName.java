package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import java.util.Optional;

/**
 * What becomes of a change set whose name is taken: the same call again finds the one that is there, another call is refused, and
 * one that was executed makes room.
 */
record SameName(ChangeSetBook changeSets) {
    Optional<ChangeSet> adopted(ChangeSet made) {
        Optional<ChangeSet> taken = changeSets.of(made.stack()).stream()
                .filter(one -> one.name().equals(made.name()))
                .findFirst();
        if (taken.filter(ChangeSet::isSpent).isPresent()) {
            taken.ifPresent(changeSets::remove);
            return Optional.empty();
        }
        taken.flatMap(one -> difference(one, made)).ifPresent(attribute -> {
            throw new AwsError(
                    400,
                    "AlreadyExistsException",
                    "ChangeSet %s cannot be created due to a mismatch with existing attribute %s"
                            .formatted(made.name(), attribute));
        });
        return taken;
    }

    private static Optional<String> difference(ChangeSet there, ChangeSet made) {
        Blueprint one = there.blueprint();
        Blueprint other = made.blueprint();
        if (!there.asked().text("ClientToken").equals(made.asked().text("ClientToken"))) {
            return Optional.of("ClientToken");
        }
        if (!one.text().equals(other.text())) {
            return Optional.of("Template");
        }
        if (!one.parameters().equals(other.parameters())) {
            return Optional.of("Parameters");
        }
        if (!one.capabilities().equals(other.capabilities())) {
            return Optional.of("Capabilities");
        }
        return one.tags().equals(other.tags()) ? Optional.empty() : Optional.of("Tags");
    }
}

package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.template.Invalid;
import java.util.Collection;
import java.util.Optional;

/** The exports of all stacks. */
public interface ExportBook {
    /** All stacks that are there. */
    Collection<Stack> stacks();

    /** The value, or CloudFormation's refusal. */
    default String valueOf(String name) {
        return find(name).map(Output::value).orElseThrow(() -> Invalid.because("No export named " + name + " found."));
    }

    private Optional<Output> find(String name) {
        return stacks().stream()
                .flatMap(stack -> stack.outputs().values().stream())
                .filter(output -> output.export().filter(name::equals).isPresent())
                .findFirst();
    }

    default Optional<Stack> exporter(String name) {
        return stacks().stream()
                .filter(stack -> stack.outputs().values().stream()
                        .anyMatch(output -> output.export().filter(name::equals).isPresent()))
                .findFirst();
    }

    /** A stack that imports this name. */
    default Optional<Stack> importer(String name) {
        return stacks().stream().filter(stack -> stack.imports().contains(name)).findFirst();
    }
}

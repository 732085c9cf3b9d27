package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired.WantedOutput;
import io.pointsman.endpoint.cloudformation.intrinsic.Evaluator;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Evaluates the outputs of a stack and guards the exports: one name, one stack; what is imported stays as it is. */
final class Outputs {
    private final Stack stack;
    private final ExportBook book;

    Outputs(Stack stack, ExportBook book) {
        this.stack = stack;
        this.book = book;
    }

    /** The outputs, or a refusal that fails the operation. */
    Map<String, Output> of(Desired desired, Evaluator evaluator) {
        Map<String, Output> outputs = new LinkedHashMap<>();
        desired.outputs().forEach((name, wanted) -> outputs.put(name, output(wanted, evaluator)));
        outputs.values().forEach(output -> output.export().ifPresent(this::refuseTaken));
        stack.outputs().values().forEach(old -> refuseUsed(old, outputs));
        return outputs;
    }

    private static Output output(WantedOutput wanted, Evaluator evaluator) {
        String value = evaluator.valueOf(wanted.value()).map(Values::text).orElse("");
        Optional<String> export = wanted.export().flatMap(evaluator::valueOf).map(Values::text);
        return new Output(value, wanted.description(), export);
    }

    private void refuseTaken(String name) {
        book.exporter(name).filter(other -> other != stack).ifPresent(other -> {
            throw Invalid.because("Export with name %s is already exported by stack %s. Rollback requested by user."
                    .formatted(name, other.name()));
        });
    }

    private void refuseUsed(Output old, Map<String, Output> now) {
        old.export()
                .ifPresent(name -> book.importer(name).ifPresent(user -> {
                    Optional<Output> kept = now.values().stream()
                            .filter(output ->
                                    output.export().filter(name::equals).isPresent())
                            .findFirst();
                    if (kept.isEmpty()) {
                        throw Invalid.because(
                                "Cannot delete export %s as it is in use by %s.".formatted(name, user.name()));
                    }
                    if (!kept.get().value().equals(old.value())) {
                        throw Invalid.because(
                                "Cannot update export %s as it is in use by %s".formatted(name, user.name()));
                    }
                }));
    }
}

package io.pointsman.endpoint.cloudformation.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes a stack. */
public final class Deletion {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Stack stack;
    private final ExportBook book;
    private final boolean isForced;

    /** @param isForced what cannot be deleted is left behind and forgotten */
    public Deletion(Stack stack, ExportBook book, boolean isForced) {
        this.stack = stack;
        this.book = book;
        this.isForced = isForced;
    }

    public void begin(Optional<String> token, Set<String> kept) {
        stack.begin(token, StackStatus.DELETE_IN_PROGRESS, "User Initiated");
        Optional<String> inUse = usedExport();
        if (inUse.isPresent()) {
            stack.move(StackStatus.DELETE_FAILED, inUse.get());
            return;
        }
        Cleanup.of(stack, stack.desired(), kept).run(PAUSE, this::ended);
    }

    private Optional<String> usedExport() {
        return stack.outputs().values().stream()
                .flatMap(output -> output.export().stream())
                .flatMap(name -> book
                        .importer(name)
                        .map(user -> "Export %s cannot be deleted as it is in use by %s".formatted(name, user.name()))
                        .stream())
                .findFirst();
    }

    private void ended(List<String> failed) {
        if (failed.isEmpty() || isForced) {
            stack.move(StackStatus.DELETE_COMPLETE, "");
        } else {
            stack.move(
                    StackStatus.DELETE_FAILED,
                    "The following resource(s) failed to delete: [" + String.join(", ", failed) + "]. ");
        }
    }
}

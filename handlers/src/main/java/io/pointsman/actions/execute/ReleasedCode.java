package io.pointsman.actions.execute;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;
import io.pointsman.release.ReleasedBytes.Released;
import io.pointsman.runtime.Parallel;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what CloudFormation is about to read: between review and execution somebody may have put other bytes there. What a location's own
 * version names cannot change, and only has to be there.
 */
final class ReleasedCode {
    private final ReleasedObjects objects;

    ReleasedCode(ReleasedObjects objects) {
        this.objects = objects;
    }

    /** Why it is not what was packaged; empty: it is, or nobody knows what it was. */
    Optional<Step<ExecuteStage>> exchanged(ExecuteRequest request) {
        List<Released> all = request.packaged().objects().stream().distinct().toList();
        return Parallel.map(all, this::fault).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(message -> new Step.Stop<>(FailureKind.JOB_FAILED, message));
    }

    private Optional<String> fault(Released one) {
        return one.version().isPresent() ? goneVersion(one, one.version().get()) : exchangedBytes(one);
    }

    private Optional<String> goneVersion(Released one, String version) {
        return objects.exists(one.bucket(), one.key(), version) ? Optional.empty() : gone(one);
    }

    private Optional<String> exchangedBytes(Released one) {
        return one.sha256()
                .flatMap(promised -> objects.sha256(one.bucket(), one.key())
                        .map(there -> there.equals(promised) ? Optional.<String>empty() : other(one, promised, there))
                        .orElseGet(() -> gone(one)));
    }

    private static Optional<String> gone(Released one) {
        return Optional.of(NotExecuted.said(
                one.uri() + " is gone, and the release brings it in",
                "retry the stage from rewrite: it puts the package where it can be read"));
    }

    private static Optional<String> other(Released one, String promised, String there) {
        return Optional.of(NotExecuted.said(
                one.uri() + " was exchanged since rewrite\nIt has the SHA-256 " + there + ", and the manifest promises "
                        + promised,
                "find out who wrote it, and put the bytes back that were there; or delete the object and retry the"
                        + " stage from rewrite, which stores it anew"));
    }
}

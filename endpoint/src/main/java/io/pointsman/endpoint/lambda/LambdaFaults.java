package io.pointsman.endpoint.lambda;

import java.util.Optional;

/**
 * What becomes of a version beside what one expects, once somebody says so; nothing until then. It holds for every snapshot that would
 * be there from then on.
 */
public final class LambdaFaults {
    private Optional<Failure> snapshots = Optional.empty();

    LambdaFaults() {}

    /**
     * Why a version rests in state {@code Failed}.
     *
     * @param code {@code StateReasonCode}
     * @param reason {@code StateReason}
     */
    record Failure(String code, String reason) {}

    /** The code of a version with SnapStart fails before a snapshot of it can be made, in AWS's words (docs/aws-facts.md). */
    public void initializationFails() {
        snapshots = Optional.of(new Failure("FunctionError", "An error occurred during function initialization."));
    }

    /** All is as one expects, from now on. */
    public void none() {
        snapshots = Optional.empty();
    }

    Optional<Failure> snapshot() {
        return snapshots;
    }
}

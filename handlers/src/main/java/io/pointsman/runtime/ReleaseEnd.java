package io.pointsman.runtime;

import io.pointsman.engine.Outcome;
import java.util.Optional;

/** How a release ended, for whoever listens on the event bus. */
public enum ReleaseEnd {
    SUCCEEDED("Pointsman Release Succeeded"),
    FAILED("Pointsman Release Failed"),
    ROLLED_BACK("Pointsman Release RolledBack");

    private final String detailType;

    ReleaseEnd(String detailType) {
        this.detailType = detailType;
    }

    /** As rules match it. */
    String detailType() {
        return detailType;
    }

    /** What an action's outcome means for the release, where it is not the last one: a failure ends it, success does not. */
    static Optional<ReleaseEnd> usual(Outcome outcome) {
        return outcome instanceof Outcome.Failed ? Optional.of(FAILED) : Optional.empty();
    }
}

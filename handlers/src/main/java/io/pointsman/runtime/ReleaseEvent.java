package io.pointsman.runtime;

import io.pointsman.engine.Outcome;
import java.util.Optional;

/** What has become of a release, for whoever listens on the event bus. */
public enum ReleaseEvent {
    /** A change set waits, and its page can be read. */
    REVIEW_READY("Pointsman Review Ready"),
    SUCCEEDED("Pointsman Release Succeeded"),
    FAILED("Pointsman Release Failed"),
    ROLLED_BACK("Pointsman Release RolledBack");

    private final String detailType;

    ReleaseEvent(String detailType) {
        this.detailType = detailType;
    }

    /** As rules match it. */
    String detailType() {
        return detailType;
    }

    /** What an action's outcome means for the release, where it is not the last one: a failure ends it, success does not. */
    public static Optional<ReleaseEvent> usual(Outcome outcome) {
        return outcome instanceof Outcome.Failed ? Optional.of(FAILED) : Optional.empty();
    }
}

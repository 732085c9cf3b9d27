package io.pointsman.local.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An execution of a pipeline.
 *
 * @param status {@code InProgress}, {@code Succeeded}, {@code Failed}, {@code Stopped}, ...
 * @param actions as they ran, in the order in which they began
 */
public record PipelineStanding(String name, String execution, String status, List<ActionStanding> actions) {
    /**
     * One action of it.
     *
     * @param said what it ended with, where it failed
     */
    public record ActionStanding(String stage, String name, String status, Instant since, Optional<String> said) {
        public boolean isUnderWay() {
            return status.equals("InProgress");
        }
    }

    public boolean isUnderWay() {
        return status.equals("InProgress") || status.equals("Stopping");
    }

    public boolean isSucceeded() {
        return status.equals("Succeeded");
    }

    /** What works now. */
    public Optional<ActionStanding> current() {
        return actions.stream().filter(ActionStanding::isUnderWay).findFirst();
    }

    /** What failed last. */
    public Optional<ActionStanding> failed() {
        return actions.reversed().stream()
                .filter(action -> action.status().equals("Failed"))
                .findFirst();
    }
}

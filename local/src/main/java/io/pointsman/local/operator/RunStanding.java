package io.pointsman.local.operator;

import io.pointsman.source.SourceCommit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run.
 *
 * @param alias that it moves
 * @param started when it was first heard of
 * @param config how traffic moves
 * @param restores the release whose versions come back
 * @param last the action that its list of jobs has last
 * @param commit that it releases, as far as the record says it
 * @param steps what the record has of the actions before the shift, a line each
 * @param said the verdict or the cause, a line each
 */
public record RunStanding(
        String run,
        RunState state,
        String alias,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<String> config,
        Optional<String> restores,
        Optional<String> last,
        SourceCommit commit,
        List<RecordedStep> steps,
        List<FunctionStanding> functions,
        List<String> said) {
    /**
     * What the record has of one action.
     *
     * @param took seconds from its first to its last line
     */
    public record RecordedStep(String action, String what, Optional<Long> took) {}
}

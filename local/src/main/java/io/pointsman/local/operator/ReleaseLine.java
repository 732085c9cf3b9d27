package io.pointsman.local.operator;

import io.pointsman.source.SourceCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run in the list of those of a stack.
 *
 * @param isLive production is on what it brought in
 * @param changed functions whose traffic it moved, by logical id
 * @param commit that it released, as far as its record says it
 * @param isRetired versions of it were deleted, so that it cannot come back
 */
public record ReleaseLine(
        String run,
        RunState state,
        String alias,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<String> restores,
        List<String> changed,
        SourceCommit commit,
        boolean isLive,
        boolean isRetired) {
    public Optional<Duration> took() {
        return started.flatMap(from -> ended.map(to -> Duration.between(from, to)));
    }
}

package io.pointsman.actions.shift.attempt;

import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ReleaseRecord;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What this call knows of the attempt. It is what the release record says, until the record cannot be written any more: then it is
 * ahead of it, so that what is under way can be settled all the same. It lasts as long as the call; the next one looks for its
 * deployments by their mark.
 */
public final class KnownAttempt {
    private ReleaseRecord record = ReleaseRecord.parse("{}");
    private @Nullable Attempt recorded;
    private @Nullable Attempt ahead;
    private @Nullable RuntimeException trouble;

    /** The release record as it was read or written last. */
    ReleaseRecord record() {
        return record;
    }

    Optional<Attempt> attempt() {
        return Optional.ofNullable(ahead == null ? recorded : ahead);
    }

    /** Why the record is behind; empty where it is not. */
    Optional<RuntimeException> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** What could not be written stays ahead of it, unless somebody else has changed the record. */
    void read(ReleaseRecord found, Optional<Attempt> attempt) {
        record = found;
        if (over(attempt).equals(attempt)) {
            recorded = attempt.orElse(null);
            ahead = null;
        }
    }

    /** What the record says, with what could not be written since, unless somebody else has changed the record. */
    Optional<Attempt> over(Optional<Attempt> found) {
        return ahead != null && Optional.ofNullable(recorded).equals(found) ? Optional.of(ahead) : found;
    }

    /** The record cannot be read, and CodeDeploy says this. */
    void recovered(Attempt attempt, RuntimeException why) {
        record = record.with(attempt);
        recorded = attempt;
        ahead = null;
        trouble = why;
    }

    void written(ReleaseRecord written, Attempt attempt) {
        record = written;
        recorded = attempt;
        ahead = null;
        trouble = null;
    }

    /** The change takes effect here alone. */
    Attempt unwritten(Function<Optional<Attempt>, Attempt> change, RuntimeException why) {
        Attempt changed = change.apply(attempt());
        ahead = changed;
        trouble = why;
        return changed;
    }
}

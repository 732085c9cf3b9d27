package io.pointsman.local.operator;

import io.pointsman.release.record.HandledJobs;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.ReleaseRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the release bucket has on record of stacks. Reading alone. */
public interface ReleaseBook {
    /** @param written when its record was written last; empty where it has none yet */
    record KnownRun(String run, Optional<Instant> written) {}

    /** Names of the stacks that have anything on record. */
    List<String> stacks();

    ReleaseIndex index(String stack);

    HandledJobs jobs(String stack);

    /** Of each run, the latest first. */
    List<KnownRun> runs(String stack);

    ReleaseRecord record(String stack, String run);
}

package io.pointsman.input;

import io.pointsman.promise.ReleaseGround;
import io.pointsman.promise.ReleasedApplication;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** One pending job of each action, made when it is asked for and anew once something was done for it. */
final class PendingJobs implements AutoCloseable {
    static final List<String> ACTIONS = List.of("rewrite", "changeset", "execute", "publish", "shift", "retain");

    /** Too short for any wait in place. */
    private static final Duration SHORT = Duration.ofSeconds(25);

    private final Map<String, PendingJob> all = new HashMap<>();

    /** Which waits for its first call. */
    PendingJob of(String action) {
        return all.computeIfAbsent(action, PendingJobs::first);
    }

    /** Which goes on by its continuation token; of those actions that wait for AWS. */
    PendingJob continued(String action) {
        return all.computeIfAbsent(action + ", continued", name -> later(action));
    }

    private static PendingJob first(String action) {
        return made(Duration.ofMinutes(15), event -> event.function().equals(action));
    }

    private static PendingJob later(String action) {
        return made(
                SHORT,
                event -> event.function().equals(action) && event.payload().contains("continuationToken"));
    }

    private static PendingJob made(Duration timeout, Predicate<ReleaseGround.Event> wanted) {
        ReleaseGround ground = new ReleaseGround(ReleasedApplication.of(1, "Canary20Percent1Minutes"));
        ground.toItsEnd(ground.begin("one"));
        ground.timeout = timeout;
        return new PendingJob(ground, ground.until(ground.start("two"), wanted));
    }

    PendingJob.HeardAnswer deliver(String action, String payload) {
        return heard(action, job -> job.deliver(payload));
    }

    /** @param name as {@code execute}, or {@code execute, continued} */
    PendingJob.HeardAnswer heard(String name, Function<PendingJob, PendingJob.HeardAnswer> way) {
        PendingJob job = name.contains(",") ? continued(name.substring(0, name.indexOf(','))) : of(name);
        PendingJob.HeardAnswer heard = way.apply(job);
        if (job.isUsed()) {
            job.close();
            all.remove(name);
        }
        return heard;
    }

    @Override
    public void close() {
        all.values().forEach(PendingJob::close);
        all.clear();
    }
}

package io.pointsman.local.operator;

import io.pointsman.local.operator.ReleaseBook.KnownRun;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.HandledJobs;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.source.SourceCommit;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of a stack, the latest first, by what is on record. A record that is gone leaves what the index has of it. */
public final class ReleaseList {
    private final ReleaseBook book;

    public ReleaseList(ReleaseBook book) {
        this.book = book;
    }

    /** @param most how many */
    public List<ReleaseLine> of(String stack, int most) {
        ReleaseIndex index = book.index(stack);
        HandledJobs jobs = book.jobs(stack);
        Map<String, ReleaseLine> lines = new LinkedHashMap<>();
        for (KnownRun known : book.runs(stack).stream().limit(most).toList()) {
            String run = known.run();
            lines.put(run, line(run, book.record(stack, run), index, jobs, /* isOvertaken= */ !lines.isEmpty()));
        }
        index.releases()
                .filter(entry -> !lines.containsKey(entry.run()))
                .forEach(entry -> lines.put(entry.run(), line(entry, index)));
        return lines.values().stream()
                .sorted(Comparator.comparing(ReleaseList::moment).reversed())
                .limit(most)
                .toList();
    }

    private static Instant moment(ReleaseLine line) {
        return line.ended().or(line::started).orElse(Instant.MAX);
    }

    private static ReleaseLine line(
            String run, ReleaseRecord record, ReleaseIndex index, HandledJobs jobs, boolean isOvertaken) {
        Optional<Attempt> attempt = record.attempts().stream().reduce((earlier, later) -> later);
        RunStanding standing = new RunReading(
                        run,
                        record,
                        attempt,
                        jobs.latest(run),
                        Optional.empty(),
                        /* isGateClosed= */ false,
                        isOvertaken)
                .standing(attempt.map(Attempt::alias).orElse(""), List.of());
        Optional<ReleaseIndex.Entry> entry =
                index.releases().filter(one -> one.run().equals(run)).findFirst();
        return new ReleaseLine(
                run,
                standing.state(),
                standing.alias(),
                standing.started(),
                standing.ended(),
                standing.restores().map(id -> name(index, id)),
                attempt.map(ReleaseList::changed).orElse(List.of()),
                standing.commit(),
                entry.filter(one -> isLive(one, index)).isPresent(),
                entry.filter(ReleaseIndex.Entry::retired).isPresent());
    }

    private static ReleaseLine line(ReleaseIndex.Entry entry, ReleaseIndex index) {
        return new ReleaseLine(
                entry.run(),
                RunState.RELEASED,
                entry.alias(),
                Optional.empty(),
                Optional.of(entry.at()),
                Optional.empty(),
                entry.versions().functions().entrySet().stream()
                        .filter(one -> one.getValue().isNew())
                        .map(Map.Entry<String, PublishedVersion>::getKey)
                        .toList(),
                SourceCommit.UNKNOWN,
                isLive(entry, index),
                entry.retired());
    }

    private static List<String> changed(Attempt attempt) {
        return attempt.functions()
                .filter(function -> !function.is(Phase.UNCHANGED) && !function.is(Phase.LEFT_OUT))
                .map(FunctionDeployment::id)
                .toList();
    }

    private static boolean isLive(ReleaseIndex.Entry entry, ReleaseIndex index) {
        return index.current(entry.alias()).filter(entry::equals).isPresent();
    }

    /** The run that brought a release in. */
    private static String name(ReleaseIndex index, String releaseId) {
        return index.releases()
                .filter(entry -> entry.releaseId().equals(releaseId))
                .map(ReleaseIndex.Entry::run)
                .findFirst()
                .orElse(releaseId);
    }
}

package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import java.util.List;
import java.util.Optional;

/**
 * The versions that shall be in production.
 *
 * @param restores the earlier release that they are of; empty for what was just published
 */
public record TargetVersions(PublishedVersions versions, Optional<String> restores) {
    private static final String PREVIOUS = "previous";

    public static TargetVersions of(ShiftRequest request, ShiftAttempts attempts) {
        return request.to()
                .map(to -> earlier(entry(request, attempts, to)))
                .orElseGet(() -> new TargetVersions(published(request, attempts), Optional.empty()));
    }

    private static PublishedVersions published(ShiftRequest request, ShiftAttempts attempts) {
        return attempts.record()
                .published()
                .filter(PublishedVersions::complete)
                .orElseThrow(() -> Refusal.configuration("nothing is published for stack " + request.stack()
                        + " and run " + request.run() + "; run publish first, with the same StackName and Run"));
    }

    private static TargetVersions earlier(ReleaseIndex.Entry entry) {
        if (entry.retired()) {
            throw Refusal.configuration("UserParameters: To: release " + entry.releaseId() + " of " + entry.at()
                    + " cannot come back: retain deleted versions of it. Release its source again");
        }
        return new TargetVersions(entry.versions(), Optional.of(entry.releaseId()));
    }

    private static ReleaseIndex.Entry entry(ShiftRequest request, ShiftAttempts attempts, String to) {
        ReleaseIndex index = attempts.index();
        String alias = request.traffic().alias();
        Optional<ReleaseIndex.Entry> found =
                to.equals(PREVIOUS) ? previous(request, attempts, index) : index.find(to, alias);
        return found.orElseThrow(() -> Refusal.configuration("UserParameters: To " + to + ": stack " + request.stack()
                + " has no such release on alias " + alias + "; its releases are "
                + known(index.releases(alias))));
    }

    /**
     * The one before this run's own, and what a run was answered once it is answered again. A run that released nothing itself means the one
     * before that in production; one that never arrived means the one in production.
     */
    private static Optional<ReleaseIndex.Entry> previous(
            ShiftRequest request, ShiftAttempts attempts, ReleaseIndex index) {
        String alias = request.traffic().alias();
        Optional<String> answered = attempts.find()
                .filter(attempt -> attempt.to().equals(request.to()))
                .flatMap(Attempt::restores);
        if (answered.isPresent()) {
            return answered.flatMap(id -> index.find(id, alias));
        }
        Optional<ReleaseIndex.Entry> own = index.find(request.releaseId(), alias);
        if (own.isPresent()) {
            return own.flatMap(index::before);
        }
        boolean neverArrived = attempts.record().published().isPresent();
        return neverArrived ? index.current(alias) : index.current(alias).flatMap(index::before);
    }

    private static String known(List<ReleaseIndex.Entry> entries) {
        return entries.isEmpty()
                ? "none yet"
                : String.join(
                        ", ",
                        entries.reversed().stream()
                                .limit(10)
                                .map(entry -> entry.releaseId() + " (" + entry.at() + ")")
                                .toList());
    }
}

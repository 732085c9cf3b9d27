package io.pointsman.local.operator.doctor;

import io.pointsman.local.operator.Looked;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ReleaseIndex;
import java.util.ArrayList;
import java.util.List;

/** Whether the versions of the release that is live are there, and those of the one before: the way back. */
record VersionChecks(HealthReading reading, ReleaseIndex index, String alias) {
    private static final String BACK = "the way back";
    private static final String LIVE = "versions";

    List<Diagnosis> all() {
        return index.current(alias).map(this::of).orElse(List.of());
    }

    private List<Diagnosis> of(ReleaseIndex.Entry live) {
        List<Diagnosis> found = new ArrayList<>(gone(
                LIVE,
                live,
                "every version of the release that is live is there",
                "release again: what " + alias + " is on cannot be brought back"));
        index.before(live)
                .ifPresentOrElse(
                        before -> found.addAll(before.retired() ? retired(before) : back(before)),
                        () -> found.add(Diagnosis.ok(BACK, "there is no release before the one that is live")));
        return found;
    }

    private List<Diagnosis> back(ReleaseIndex.Entry before) {
        return gone(
                BACK,
                before,
                "every version of the release before, " + before.run() + ", is there",
                "pointsman rollback --to an older run; or the stage rollback of CodePipeline, which publishes anew");
    }

    private static List<Diagnosis> retired(ReleaseIndex.Entry before) {
        return List.of(Diagnosis.warn(
                BACK,
                "retain has deleted versions of the release before, " + before.run(),
                "the stage rollback of CodePipeline publishes anew; retain: Keep says how many stay"));
    }

    private List<Diagnosis> gone(String what, ReleaseIndex.Entry entry, String well, String next) {
        List<Diagnosis> found = new ArrayList<>();
        entry.versions().functions().forEach((id, version) -> found.addAll(one(what, id, version, next)));
        return found.isEmpty() ? List.of(Diagnosis.ok(what, well)) : found;
    }

    private List<Diagnosis> one(String what, String id, PublishedVersion version, String next) {
        Looked<Boolean> there = reading.hasVersion(version.function(), version.version());
        return Diagnosis.of(
                what,
                there,
                isThere -> isThere
                        ? List.of()
                        : List.of(Diagnosis.fail(
                                what, "version " + version.version() + " of " + id + " is gone from Lambda", next)));
    }
}

package io.pointsman.local.operator.doctor;

import io.pointsman.local.operator.StackStanding;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at everything that a release, or a way back, of a stack depends on. */
public final class StackDoctor {
    private final HealthReading reading;
    private final String bucket;

    /** @param bucket name of the release bucket */
    public StackDoctor(HealthReading reading, String bucket) {
        this.reading = reading;
        this.bucket = bucket;
    }

    public Checkup of(StackStanding standing, ReleaseIndex index) {
        Map<String, PublishedVersion> released = index.current(standing.alias())
                .map(ReleaseIndex.Entry::versions)
                .map(PublishedVersions::functions)
                .orElse(Map.of());
        List<Diagnosis> found = new ArrayList<>();
        found.addAll(new InstallationChecks(reading, bucket).all(standing.stack()));
        found.addAll(new StandingChecks(standing).all());
        found.addAll(new AliasChecks(standing, released).all());
        found.addAll(new VersionChecks(reading, index, standing.alias()).all());
        found.addAll(new CallerChecks(reading, standing.alias(), released.keySet()).all(standing.stack()));
        return new Checkup(standing, List.copyOf(found));
    }
}

package io.pointsman.runtime;

import io.pointsman.engine.Job;
import io.pointsman.settings.Key;
import io.pointsman.settings.Places;
import io.pointsman.settings.Settings;
import java.util.List;

/** Where a job wants to deploy: read before its action is built, because the action's clients depend on it. */
final class JobTarget {
    private static final List<Key<?>> KEYS =
            List.of(CommonKeys.REGION, CommonKeys.ASSUME_ROLE_ARN, CommonKeys.EXTERNAL_ID);

    private JobTarget() {}

    static Target of(String action, Artifacts artifacts, Job job) {
        Settings settings = Settings.glance(action, KEYS, places(artifacts, job));
        return new Target(
                settings.get(CommonKeys.REGION),
                settings.get(CommonKeys.ASSUME_ROLE_ARN),
                settings.get(CommonKeys.EXTERNAL_ID));
    }

    /** How many inputs an action takes is its own to say; only with exactly one is there a settings file. */
    private static Places places(Artifacts artifacts, Job job) {
        return job.inputs().size() == 1
                ? InputArtifact.of(artifacts, job).places(job.userParameters())
                : Places.of(job.userParameters());
    }
}

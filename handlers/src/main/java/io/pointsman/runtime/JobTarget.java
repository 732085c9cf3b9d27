package io.pointsman.runtime;

import io.pointsman.engine.Job;
import io.pointsman.json.JsonObject;
import io.pointsman.settings.Key;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Where a job wants to deploy: read before its action is built, because the action's clients depend on it. */
final class JobTarget {
    private static final List<Key<?>> KEYS =
            List.of(CommonKeys.REGION, CommonKeys.ASSUME_ROLE_ARN, CommonKeys.EXTERNAL_ID);

    private JobTarget() {}

    static Target of(String action, Artifacts artifacts, Job job) {
        Settings settings = Settings.glance(action, KEYS, job.userParameters(), file(artifacts, job));
        return new Target(
                settings.get(CommonKeys.REGION),
                settings.get(CommonKeys.ASSUME_ROLE_ARN),
                settings.get(CommonKeys.EXTERNAL_ID));
    }

    /** How many inputs an action takes is its own to say; only with exactly one is there a settings file. */
    private static Optional<JsonObject> file(Artifacts artifacts, Job job) {
        return job.inputs().size() == 1
                ? InputArtifact.of(artifacts, job).settingsFile(job.userParameters())
                : Optional.empty();
    }
}

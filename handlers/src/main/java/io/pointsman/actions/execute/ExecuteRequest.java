package io.pointsman.actions.execute;

import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.release.RunName;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Settings;
import java.util.Optional;

/**
 * What one call of {@code execute} is about.
 *
 * @param digest of the changes that were reviewed, where the user gave one
 */
record ExecuteRequest(String stack, String run, Optional<String> digest, boolean disableRollback) {

    static ExecuteRequest read(Artifacts artifacts, Job job) {
        job.output().ifPresent(output -> {
            throw Refusal.configuration(
                    "output artifact " + output.name() + ": execute makes none; remove it from the action");
        });
        InputArtifact input = InputArtifact.of(artifacts, job);
        Settings settings = input.settings("execute", ExecuteKeys.ALL, job);
        String ownRun = input.manifest().run();
        return new ExecuteRequest(
                settings.get(CommonKeys.STACK_NAME),
                settings.get(CommonKeys.RUN).orElse(ownRun),
                settings.get(ExecuteKeys.CHANGE_SET_DIGEST),
                settings.get(ExecuteKeys.DISABLE_ROLLBACK));
    }

    /** Marks the one operation that executes this change set: every repetition has the same, no other operation has it. */
    String token(String changeSet) {
        return RunName.of("pointsman", run, stack, changeSet);
    }
}

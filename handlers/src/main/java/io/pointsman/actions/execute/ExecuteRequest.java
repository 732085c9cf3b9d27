package io.pointsman.actions.execute;

import io.pointsman.digest.Sha256;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.RunName;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.runtime.OnDrift;
import io.pointsman.settings.Settings;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Template;
import java.util.Map;
import java.util.Optional;

/**
 * What one call of {@code execute} is about.
 *
 * @param digest of the changes that were reviewed, where the user gave one
 * @param gate what a release freeze holds
 * @param functions that belong to the release: the others are none of its business
 * @param onDrift what becomes of the release when a function was changed by hand
 * @param packaged what {@code rewrite} made for it
 * @param template the text of the release's template
 * @param place where its resources are declared
 */
record ExecuteRequest(
        String stack,
        String run,
        Optional<String> digest,
        boolean disableRollback,
        GateScope gate,
        FunctionSelection functions,
        OnDrift onDrift,
        PackagedRelease packaged,
        String template,
        Place place) {

    static ExecuteRequest read(Artifacts artifacts, Job job) {
        job.output().ifPresent(output -> {
            throw Refusal.configuration(
                    "output artifact " + output.name() + ": execute makes none; remove it from the action");
        });
        InputArtifact input = InputArtifact.of(artifacts, job);
        Settings settings = input.settings("execute", ExecuteKeys.ALL, job);
        ReleaseManifest manifest = input.manifest();
        // Only a failure and a vanished change set need it; neither is worth refusing a job that goes well.
        String template = input.text(manifest.templatePath()).orElse("");
        return new ExecuteRequest(
                settings.get(CommonKeys.STACK_NAME),
                settings.get(CommonKeys.RUN).orElse(manifest.run()),
                settings.get(ExecuteKeys.CHANGE_SET_DIGEST),
                settings.get(ExecuteKeys.DISABLE_ROLLBACK),
                settings.get(ExecuteKeys.GATE),
                AliasKeys.selection(input, "execute", job.userParameters()),
                settings.get(OnDrift.KEY),
                PackagedRelease.of(manifest),
                template,
                new Place(manifest.templatePath(), lines(template)));
    }

    private static Map<String, Integer> lines(String template) {
        try {
            return Template.parse(template).resourceLines();
        } catch (BadTemplate e) {
            return Map.of(); // CloudFormation took it; a place to point to is all that is lost
        }
    }

    String templateDigest() {
        return Sha256.hex(template);
    }

    /** Marks the one operation that executes this change set: every repetition has the same, no other operation has it. */
    String token(String changeSet) {
        return RunName.of("pointsman", run, stack, changeSet);
    }
}

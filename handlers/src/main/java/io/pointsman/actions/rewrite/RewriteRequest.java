package io.pointsman.actions.rewrite;

import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Settings;
import io.pointsman.template.Location;

/**
 * What the user asks for.
 *
 * @param source the source artifact
 * @param settingsFile its path in the source artifact; it need not be there
 * @param output where the {@code Release} artifact goes
 */
record RewriteRequest(
        String run,
        InputArtifact source,
        TemplateFile template,
        Packaging packaging,
        String settingsFile,
        JobArtifact output) {

    static RewriteRequest of(InputArtifact source, Job job) {
        Settings settings = source.settings("rewrite", RewriteKeys.ALL, job);
        Packaging packaging = settings.get(RewriteKeys.PACKAGING);
        JobArtifact artifact = source.artifact();
        return new RewriteRequest(
                settings.get(CommonKeys.RUN).orElse(artifact.bucket() + "/" + artifact.key()),
                source,
                TemplateFile.find(source, settings.get(RewriteKeys.TEMPLATE_PATH)),
                packaging,
                settings.get(CommonKeys.SETTINGS).orElse("pointsman.yaml"),
                job.output()
                        .orElseThrow(() -> Refusal.configuration(
                                "rewrite makes an artifact; declare one output artifact, Release, for the action")));
    }

    /** Where the source artifact lies. */
    Location place() {
        return Location.of(source.artifact().bucket(), source.artifact().key());
    }
}

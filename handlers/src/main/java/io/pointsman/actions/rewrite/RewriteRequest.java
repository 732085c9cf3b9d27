package io.pointsman.actions.rewrite;

import io.pointsman.actions.rewrite.cdk.AssemblyPolicy;
import io.pointsman.actions.rewrite.origin.ReleaseOrigin;
import io.pointsman.alias.ProductionAlias;
import io.pointsman.callers.CallerPolicy;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Settings;
import io.pointsman.template.Location;
import java.util.Optional;

/**
 * What the user asks for.
 *
 * @param source the source artifact
 * @param template of the source artifact
 * @param values of the template's parameters, as far as the settings file names them
 * @param assembly what the user says of what a cloud assembly leaves to others
 * @param callers what becomes of callers that do not call it
 * @param stack where the user names it
 * @param production the alias that customers call
 * @param settingsFile its path in the source artifact; it need not be there
 * @param origin the commit and the pipeline
 * @param output where the {@code Release} artifact goes
 */
record RewriteRequest(
        String run,
        InputArtifact source,
        TemplateChoice template,
        GivenValues values,
        Packaging packaging,
        AssemblyPolicy assembly,
        ProductionAlias production,
        CallerPolicy callers,
        String settingsFile,
        Optional<String> stack,
        ReleaseOrigin origin,
        JobArtifact output) {

    static RewriteRequest of(InputArtifact source, Job job) {
        Settings settings = source.settings("rewrite", RewriteKeys.ALL, job);
        Packaging packaging = settings.get(RewriteKeys.PACKAGING);
        JobArtifact artifact = source.artifact();
        TemplateChoice template = new TemplateFile(source.zip(), artifact.name())
                .find(settings.get(RewriteKeys.TEMPLATE_PATH), settings.get(RewriteKeys.STACK));
        String run = settings.get(CommonKeys.RUN).orElse(artifact.bucket() + "/" + artifact.key());
        return new RewriteRequest(
                run,
                source,
                template,
                DeploymentValues.of(source, job).over(template.parameters()),
                packaging,
                RewriteKeys.assembly(settings),
                AliasKeys.production(source, "rewrite", job.userParameters()),
                settings.get(AliasKeys.CALLERS),
                settings.get(CommonKeys.SETTINGS).orElse("pointsman.yaml"),
                settings.isGiven(CommonKeys.STACK_NAME)
                        ? Optional.of(settings.get(CommonKeys.STACK_NAME))
                        : Optional.empty(),
                ReleaseOrigin.of(source, settings, run),
                job.output()
                        .orElseThrow(() -> Refusal.configuration(
                                "rewrite makes an artifact; declare one output artifact, Release, for the action")));
    }

    /**
     * What releases are compared within: the stack where it is named, otherwise the place where this pipeline puts the artifact,
     * without the part that differs from run to run; and the template.
     */
    String line() {
        String key = source.artifact().key();
        String folder = key.substring(0, key.lastIndexOf('/') + 1);
        return stack.map(name -> "stack " + name)
                        .orElse("source " + source.artifact().bucket() + "/" + folder) + " " + template.path();
    }

    /** Where the source artifact lies: the version that is read. */
    Location place() {
        return Location.of(source.artifact().bucket(), source.artifact().key(), source.version());
    }
}

package io.pointsman.actions.publish;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.release.FunctionSelection;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.runtime.OnDrift;
import io.pointsman.settings.Settings;
import java.util.Optional;

/**
 * What the user asks for.
 *
 * @param description of the versions, at most 256 characters
 * @param telling the description holds the run, so a version that carries it was published by this run
 * @param onDrift what becomes of the release when a function was changed by hand since its stack was updated
 * @param production the alias that customers call
 * @param output where the {@code Versions} artifact goes, when it is declared
 */
record PublishRequest(
        String stack,
        String run,
        FunctionSelection functions,
        String description,
        boolean telling,
        OnDrift onDrift,
        ProductionAlias production,
        InputArtifact input,
        Optional<JobArtifact> output) {

    static PublishRequest of(InputArtifact input, Job job) {
        Settings settings = input.settings("publish", PublishKeys.ALL, job);
        String stack = settings.get(CommonKeys.STACK_NAME);
        String run =
                settings.get(CommonKeys.RUN).orElseGet(() -> input.manifest().run());
        Optional<String> own = settings.get(PublishKeys.DESCRIPTION);
        return new PublishRequest(
                stack,
                run,
                settings.get(PublishKeys.FUNCTIONS),
                own.orElseGet(() -> description(stack, run, input)),
                own.isEmpty(),
                settings.get(OnDrift.KEY),
                AliasKeys.production(input, "publish", job.userParameters()),
                input,
                job.output());
    }

    /** What identifies it comes first: the end is what may be cut off. */
    private static String description(String stack, String run, InputArtifact input) {
        String commit = input.manifest().commit().sentence();
        return PublishKeys.cut(stack + " " + run + (commit.isEmpty() ? "" : " " + commit));
    }
}

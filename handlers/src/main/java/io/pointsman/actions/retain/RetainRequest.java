package io.pointsman.actions.retain;

import io.pointsman.engine.Job;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.RunName;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Settings;

/** What the user asks for. */
record RetainRequest(
        String stack, String run, int keep, boolean dryRun, FunctionSelection functions, String application) {
    static RetainRequest of(InputArtifact input, Job job) {
        Settings settings = input.settings("retain", RetainKeys.ALL, job);
        String stack = settings.get(CommonKeys.STACK_NAME);
        return new RetainRequest(
                stack,
                settings.get(CommonKeys.RUN).orElseGet(() -> input.manifest().run()),
                settings.get(RetainKeys.KEEP),
                settings.get(RetainKeys.DRY_RUN),
                settings.get(RetainKeys.FUNCTIONS),
                settings.get(RetainKeys.APPLICATION)
                        .orElseGet(() -> RunName.fitted("pointsman-" + stack, /* longest= */ 100)));
    }
}

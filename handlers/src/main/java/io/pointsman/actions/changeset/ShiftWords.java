package io.pointsman.actions.changeset;

import io.pointsman.engine.Job;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Key;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What {@code shift} will do: by what this action is told of aliases and functions, and by what the settings files tell {@code
 * shift}. The UserParameters of {@code shift} are not known to this action, so a pipeline gives both the same.
 */
final class ShiftWords {
    private static final Key<Optional<String>> CONFIG =
            Key.text("DeploymentConfigName", "see shift").optional();

    private ShiftWords() {}

    static ReviewWish.Shift read(InputArtifact input, Job job) {
        Settings shift = input.settingsOf("shift", List.of(CONFIG), job.userParameters());
        return new ReviewWish.Shift(
                AliasKeys.production(input, "changeset", job.userParameters()),
                shift.get(CONFIG)
                        .orElse("CodeDeployDefault.LambdaCanary10Percent5Minutes, unless the shift action says"
                                + " otherwise"));
    }
}

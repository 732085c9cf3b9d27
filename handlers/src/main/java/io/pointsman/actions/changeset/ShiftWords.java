package io.pointsman.actions.changeset;

import io.pointsman.engine.Job;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.AliasKeys.Functions;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Key;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What {@code shift} will do: by what this action is told of aliases and functions, and else by what the settings file tells {@code
 * shift}. The UserParameters of {@code shift} are not known to this action, so a pipeline gives both the same.
 */
final class ShiftWords {
    private static final Key<Optional<String>> CONFIG =
            Key.text("DeploymentConfigName", "see shift").optional();
    /** What {@code shift} itself refuses is not for this action to refuse. */
    private static final Key<Functions> FUNCTIONS = new Key<>(
            "Functions", "{}", "see shift", "see shift", Optional.of(Functions.ALL), ShiftWords::functions);

    private ShiftWords() {}

    static ReviewWish.Shift read(InputArtifact input, Job job, Settings own) {
        Settings shift = input.settingsOf("shift", List.of(AliasKeys.ALIAS, CONFIG, FUNCTIONS), job);
        String alias = (own.isGiven(AliasKeys.ALIAS) ? own : shift).get(AliasKeys.ALIAS);
        Functions functions =
                own.isGiven(AliasKeys.FUNCTIONS) ? own.get(AliasKeys.FUNCTIONS) : shift.get(FUNCTIONS);
        return new ReviewWish.Shift(
                functions.with(alias),
                shift.get(CONFIG)
                        .orElse("CodeDeployDefault.LambdaCanary10Percent5Minutes, unless the shift action says"
                                + " otherwise"));
    }

    private static Optional<Functions> functions(Object value) {
        return Optional.of(AliasKeys.FUNCTIONS.read().apply(value).orElse(Functions.ALL));
    }
}

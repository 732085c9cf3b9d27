package io.pointsman.actions.changeset;

import io.pointsman.engine.Job;
import io.pointsman.release.FunctionSelection;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Key;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Those settings of {@code shift} that a review shows, read from the settings file. The UserParameters of {@code shift} win over
 * them and are not known to this action, so the page says where it has them from.
 */
final class ShiftWords {
    private static final Key<Optional<String>> ALIAS =
            Key.text("Alias", "see shift").optional();
    private static final Key<Optional<String>> CONFIG =
            Key.text("DeploymentConfigName", "see shift").optional();
    private static final Key<FunctionSelection> FUNCTIONS = new Key<>(
            "Functions", "{}", "see shift", "see shift", Optional.of(FunctionSelection.ALL), ShiftWords::selection);

    private ShiftWords() {}

    static ReviewWish.Shift read(InputArtifact input, Job job) {
        Settings settings = input.settingsOf("shift", List.of(ALIAS, CONFIG, FUNCTIONS), job);
        return new ReviewWish.Shift(
                settings.get(ALIAS).orElse("live"),
                settings.get(CONFIG)
                        .orElse("CodeDeployDefault.LambdaCanary10Percent5Minutes, unless the shift action says"
                                + " otherwise"),
                settings.get(FUNCTIONS));
    }

    /** What {@code shift} itself refuses is not for a review to refuse. */
    private static Optional<FunctionSelection> selection(Object value) {
        Object words = value instanceof Map<?, ?> each ? List.copyOf(each.keySet()) : value;
        return Optional.of(FunctionSelection.read(words).orElse(FunctionSelection.ALL));
    }
}

package io.pointsman.local.play;

import io.pointsman.causes.ToldCause;
import java.util.List;

/** A failure as the console of CodePipeline shows it before anybody opens it. */
public final class AtAGlance {
    private AtAGlance() {}

    /** @param parts what happened, and what to do: all of them within what is shown */
    public static void says(String action, String message, List<String> parts) {
        String shown = message.substring(0, Math.min(message.length(), ToldCause.SHORT));
        parts.forEach(part -> PlayFailure.unless(
                shown.contains(part),
                "the first " + ToldCause.SHORT + " characters of " + action + "'s message do not say " + part + ": "
                        + shown));
    }
}

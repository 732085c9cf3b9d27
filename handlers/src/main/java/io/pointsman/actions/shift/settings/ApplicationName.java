package io.pointsman.actions.shift.settings;

import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.engine.Refusal;
import java.util.Optional;

/**
 * The CodeDeploy application of a stack. One that is called {@code pointsman-STACK} is that stack's, and no other stack's release gets it.
 * Does not say whose any other is: that is told by what was deployed there.
 */
final class ApplicationName {
    private static final String OWN = "pointsman-";

    private ApplicationName() {}

    static String own(String stack) {
        return DeploymentGroupId.fitted(OWN + stack);
    }

    /** @param asked for by the user */
    static String of(Optional<String> asked, String stack) {
        return asked.orElseGet(() -> own(stack));
    }

    static void refuseOthers(String name, String stack) {
        if (name.startsWith(OWN) && !name.equals(own(stack))) {
            throw Refusal.configuration("UserParameters: Application " + name + " is that of stack "
                    + name.substring(OWN.length()) + ", by its name, and this is a release of stack " + stack
                    + "; leave Application out, or give a name that does not begin with " + OWN);
        }
    }
}

package io.pointsman.lambda;

import io.pointsman.runtime.Names;
import java.util.Collection;

/**
 * Functions that the stack has and Lambda has not. CloudFormation cannot update them: the update fails, and its roll-back too, for
 * the same reason.
 */
public final class DeletedFunctions {
    private DeletedFunctions() {}

    /** What happened, and both ways out; a sentence without its end. */
    public static String said(Collection<String> functions) {
        boolean one = functions.size() == 1;
        String it = one ? "it" : "them";
        return (one ? "function " : "functions ") + Names.shown(functions) + (one ? " is" : " are")
                + " in the stack but not in Lambda: somebody deleted " + it + ". Two ways out: release once without "
                + it
                + " in the template, and put " + it + " back with the next release; or release once with DeploymentMode"
                + " REVERT_DRIFT of changeset, where the change set shows that CloudFormation makes " + it
                + " again. Either way the aliases are new, and begin with a first release";
    }
}

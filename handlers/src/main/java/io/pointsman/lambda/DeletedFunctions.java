package io.pointsman.lambda;

import java.util.Collection;

/**
 * Functions that the stack has and Lambda has not. CloudFormation cannot update them: the update fails, and its roll-back too, for
 * the same reason.
 */
public final class DeletedFunctions {
    private static final String WAYS_OUT =
            "Two ways out: release once without it in the template, and put it back with the next release; or release"
                + " once with DeploymentMode REVERT_DRIFT of changeset, which has CloudFormation make it again. Either"
                + " way its aliases are new, and begin with a first release";

    private DeletedFunctions() {}

    /** What happened, and both ways out; a sentence without its end. */
    public static String said(Collection<String> functions) {
        boolean one = functions.size() == 1;
        return (one ? "function " : "functions ") + String.join(", ", functions) + (one ? " is" : " are")
                + " in the stack but not in Lambda: somebody deleted " + (one ? "it" : "them") + ". " + WAYS_OUT;
    }
}

package io.pointsman.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The description of a CodeDeploy deployment of ours. CreateDeployment has no idempotency token, so this is how a run knows its
 * own deployments again, and how a hook learns which stack it is asked about.
 *
 * @param run identity of the release
 * @param stack the stack that is released
 * @param alias that moves; one release may move several, one after the other
 * @param logicalId of the function
 * @param way forth, or back to the version before
 * @param attempt how often this release was tried
 */
public record DeploymentMark(String run, String stack, String alias, String logicalId, Way way, int attempt) {
    private static final Pattern STACK =
            Pattern.compile("pointsman run=\\S+ \\S+ stack=([a-zA-Z][-a-zA-Z0-9]{0,127}) ");
    private static final int LONGEST_NAME = 60;

    /** Which way the traffic goes. */
    public enum Way {
        TRY,
        BACK;

        private String word() {
            return this == TRY ? "try" : "back";
        }
    }

    /** At most 256 characters, whatever the names: a long logical id is cut and made unique by its digest. */
    public String text() {
        return "pointsman run=" + RunName.of("run", run, alias) + " " + way.word() + "=" + attempt + " stack=" + stack
                + " function=" + shortened();
    }

    /** The stack that a description speaks of; empty when it is none of ours. */
    public static Optional<String> stackOf(String description) {
        Matcher matcher = STACK.matcher(description);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String shortened() {
        return logicalId.length() <= LONGEST_NAME ? logicalId : RunName.of(logicalId.substring(0, 39), logicalId);
    }
}

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
 * @param tries how often the same way failed before in this attempt
 */
public record DeploymentMark(
        String run, String stack, String alias, String logicalId, Way way, int attempt, int tries) {
    public DeploymentMark(String run, String stack, String alias, String logicalId, Way way, int attempt) {
        this(run, stack, alias, logicalId, way, attempt, 0);
    }

    private static final Pattern STACK =
            Pattern.compile("pointsman run=\\S+ \\S+ stack=([a-zA-Z][-a-zA-Z0-9]{0,127}) ");
    private static final Pattern WHOLE =
            Pattern.compile("pointsman run=(\\S+) \\S+ stack=([a-zA-Z][-a-zA-Z0-9]{0,127}) function=([A-Za-z0-9-]+)");

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
        return "pointsman run=" + runName(run, alias) + " " + way.word() + "=" + attempt
                + (tries == 0 ? "" : "." + tries) + " stack=" + stack
                + " function=" + word(logicalId);
    }

    /** How a description names the run of a shift. */
    public static String runName(String run, String alias) {
        return RunName.of("run", run, alias);
    }

    /**
     * What a description says of a deployment of ours.
     *
     * @param function its {@link #word}
     */
    public record Read(String runName, String stack, String function) {}

    /** Empty when it is none of ours. */
    public static Optional<Read> read(String description) {
        Matcher matcher = WHOLE.matcher(description);
        return matcher.matches()
                ? Optional.of(new Read(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** The stack that a description speaks of; empty when it is none of ours. */
    public static Optional<String> stackOf(String description) {
        Matcher matcher = STACK.matcher(description);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** How a description names a function: its logical id, unless that is long. */
    public static String word(String logicalId) {
        return logicalId.length() <= LONGEST_NAME ? logicalId : RunName.of(logicalId.substring(0, 39), logicalId);
    }
}

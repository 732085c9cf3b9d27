package io.pointsman.endpoint.codedeploy;

import java.time.Duration;
import java.util.Optional;

/**
 * What CodeDeploy does otherwise than its pages lead one to expect, once somebody says so; nothing until then. It holds for what happens
 * from then on.
 *
 * <p>AWS's pages promise that a rollback is made, and leave open when, and what of the first deployment of a new group.
 */
public final class CodeDeployFaults {
    private Optional<Duration> rollbackAfter = Optional.of(Duration.ZERO);
    private boolean rollbackFails;
    private boolean leavesAlias;

    CodeDeployFaults() {}

    /** A deployment that ends badly gets no rollback deployment, whatever its group says. */
    public void rollbackNever() {
        rollbackAfter = Optional.empty();
    }

    /** The rollback deployment is made that much later, and not while another one is under way in the group. */
    public void rollbackAfter(Duration delay) {
        rollbackAfter = Optional.of(delay);
    }

    /** A rollback deployment is made, and fails before it has moved anything. */
    public void rollbackFails() {
        rollbackFails = true;
    }

    /** A deployment that ends Succeeded has not made the last step: the alias stays where it was before that. */
    public void succeedsElsewhere() {
        leavesAlias = true;
    }

    /** All is as AWS's pages say, from now on. */
    public void none() {
        rollbackAfter = Optional.of(Duration.ZERO);
        rollbackFails = false;
        leavesAlias = false;
    }

    /** Empty: never. */
    Optional<Duration> rollback() {
        return rollbackAfter;
    }

    boolean failsRollback() {
        return rollbackFails;
    }

    boolean leavesAlias() {
        return leavesAlias;
    }
}

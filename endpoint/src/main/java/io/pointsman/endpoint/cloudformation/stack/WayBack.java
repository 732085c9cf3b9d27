package io.pointsman.endpoint.cloudformation.stack;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/** Takes back what a failed operation left: RollbackStack after a failure, ContinueUpdateRollback after a failed rollback. */
@FunctionalInterface
public interface WayBack extends Serializable {
    /** @param skipped resources that are taken as reverted although they are not */
    void go(Optional<String> token, Set<String> skipped);
}

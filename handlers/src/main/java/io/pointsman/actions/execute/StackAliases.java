package io.pointsman.actions.execute;

import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import java.util.List;
import java.util.Optional;

/** The aliases of a stack, in Lambda and in CloudFormation. Every call may be repeated. */
interface StackAliases {
    /** Where an alias stands; empty: there is none. */
    Optional<Found> find(AliasArn alias);

    /**
     * Sends an alias back, version and weights.
     *
     * @return false when somebody has changed it since it was found
     */
    boolean putBack(AliasArn alias, AliasState wanted, Found seen);

    /** ARNs of those alias resources of a stack and its nested stacks that have one of these ids. */
    List<String> named(String stack, List<String> ids);

    /** @param revision Lambda's RevisionId, the precondition of a change */
    record Found(AliasState state, String revision) {}
}

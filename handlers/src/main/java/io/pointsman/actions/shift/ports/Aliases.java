package io.pointsman.actions.shift.ports;

import io.pointsman.release.AliasState;
import java.util.List;
import java.util.Optional;

/** Aliases of functions, in Lambda. */
public interface Aliases {
    Optional<AliasState> find(String function, String alias);

    /** False when there is one already. */
    boolean create(String function, String alias, String version);

    /** Takes away an alias that rests on that version; another one stays, and false. */
    boolean remove(String function, String alias, String version);

    /**
     * Gives all traffic of a half shifted alias to its own version. One that rests there already is fine; a {@code Refusal} when
     * the alias points to another version by now.
     */
    void rest(String function, String alias, String version);

    /** Gives all traffic to a version, if the alias is still as {@code seen}; false where somebody has changed it since. */
    boolean putBack(String function, String alias, AliasState seen, String version);

    /** Whether a function is one of Lambda Managed Instances; one that is not there is none. */
    boolean runsOnInstances(String function);

    /** Whether a version is there. */
    boolean isPublished(String function, String version);

    /**
     * What two versions differ in that keeps them from sharing the traffic of an alias (docs/aws-facts.md): execution role, dead-letter
     * queue. Empty when they can share.
     */
    List<String> obstacles(String function, String version, String other);
}

package io.pointsman.local.operator;

import io.pointsman.release.AliasState;
import io.pointsman.release.record.Phase;
import java.util.List;
import java.util.Optional;

/**
 * One function of a stack.
 *
 * @param id logical id
 * @param function its physical name
 * @param alias as it is now; not looked at where it is empty
 * @param moved what the run does with it; empty where it does nothing
 */
public record FunctionStanding(
        String id, String function, Optional<Looked<Optional<AliasState>>> alias, Optional<Movement> moved) {
    /**
     * What a run does with it.
     *
     * @param from the version before; empty where there was none
     * @param percent the target's share, as it was seen last
     * @param deployment id of the one that counts now
     * @param sight of that deployment
     * @param events lifecycle events of the deployment that have begun
     * @param next what comes next, for people
     * @param said why it failed
     */
    public record Movement(
            Phase phase,
            Optional<String> from,
            String to,
            int percent,
            Optional<String> deployment,
            Optional<DeploymentSight> sight,
            List<String> events,
            Optional<String> next,
            Optional<String> said) {}

    /** Its alias, where AWS has answered and there is one. */
    public Optional<AliasState> state() {
        return alias.flatMap(Looked::value).flatMap(state -> state);
    }

    public boolean moves() {
        return moved.filter(one -> one.phase() != Phase.UNCHANGED && one.phase() != Phase.LEFT_OUT)
                .isPresent();
    }
}

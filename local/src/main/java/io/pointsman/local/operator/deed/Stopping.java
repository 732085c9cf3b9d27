package io.pointsman.local.operator.deed;

import io.pointsman.local.operator.DeploymentSight;
import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.FunctionStanding.Movement;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.release.record.Phase;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stops what a run has under way, with rollback: {@code shift} sees it, and takes back the rest. Deployments that a run begins while it is
 * stopped are stopped, too; those that bring something back are not.
 */
public final class Stopping implements Consumer<StackStanding> {
    private final Consumer<String> stop;
    private final Consumer<String> told;
    private final Set<String> stopped = new LinkedHashSet<>();

    /**
     * @param stop stops the deployment of that id, and has CodeDeploy take it back
     * @param told hears what was stopped
     */
    public Stopping(Consumer<String> stop, Consumer<String> told) {
        this.stop = stop;
        this.told = told;
    }

    @Override
    public void accept(StackStanding standing) {
        standing.functions().forEach(function -> function.moved().ifPresent(moved -> stop(function, moved)));
    }

    private void stop(FunctionStanding function, Movement moved) {
        boolean isUnderWay = moved.phase() == Phase.IN_PROGRESS
                && moved.sight().map(DeploymentSight::isUnderWay).orElse(true);
        moved.deployment().filter(id -> isUnderWay).filter(stopped::add).ifPresent(id -> {
            stop.accept(id);
            told.accept("stopped " + id + " (" + function.id() + "), with rollback");
        });
    }

    public boolean hasStopped() {
        return !stopped.isEmpty();
    }
}

package io.pointsman.actions.shift.ports;

import io.pointsman.release.record.DeploymentEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deployments, in CodeDeploy. */
public interface Deployments {
    /** Those in a place that carry a mark, whatever became of them, not older than {@code since}. */
    List<Deployment> marked(DeploymentGroupId groupId, String mark, Instant since);

    /** Those under way in a place, whoever asked for them. */
    List<Deployment> underWay(DeploymentGroupId groupId);

    /** Whether anything is under way in a place: less than {@link #underWay} says, by less than it needs to be allowed. */
    boolean isBusy(DeploymentGroupId groupId);

    /** Not idempotent: look for the mark first. */
    Creation create(Order order);

    /** By id. A {@code Refusal} when one of them does not exist. */
    Map<String, Deployment> look(Collection<String> ids);

    /** Stops it and has CodeDeploy bring the alias back. One that has ended already is fine. */
    void stop(String id);

    /** What happened in a deployment so far, in order. */
    List<Lifecycle> lifecycle(String id);

    /**
     * @param content the AppSpec
     * @param sha256 of the content
     * @param mark the description
     * @param heedsAlarms alarms of the group may stop it
     */
    record Order(
            DeploymentGroupId groupId,
            String config,
            String content,
            String sha256,
            String mark,
            boolean heedsAlarms) {}

    /**
     * What happened in a deployment.
     *
     * @param words why it failed, as the hook or CodeDeploy says it; maybe blank
     */
    record Lifecycle(DeploymentEvent event, String words) {
        public boolean happened() {
            return event.start().isPresent();
        }

        public Lifecycle because(String reason) {
            return new Lifecycle(event, reason);
        }
    }

    /** What a deployment moves; empty for one that has not come so far as to know it. */
    Optional<Move> move(String id);

    /**
     * What a deployment moves, as CodeDeploy tells it.
     *
     * @param function its physical name
     * @param current the version that the alias was on
     */
    record Move(String function, String alias, String current, String target) {}

    /**
     * The latest in a place, the latest that succeeded, and the one that CodeDeploy answered by either to bring an alias back; none where
     * there is no such place.
     */
    List<Deployment> latest(DeploymentGroupId groupId);

    /** Those made in that place since a moment. */
    List<Deployment> since(DeploymentGroupId groupId, Instant moment);

    /** What came of asking for a deployment. */
    sealed interface Creation {
        record Created(String id) implements Creation {}

        /** Another one is under way in that place. */
        record Occupied() implements Creation {}

        /** Nobody knows whether there is one now, or will be in a moment. */
        record Unanswered(String why) implements Creation {}

        /** There is none, and AWS said why. */
        record Refused(String why) implements Creation {}
    }
}

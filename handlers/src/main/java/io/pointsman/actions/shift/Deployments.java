package io.pointsman.actions.shift;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deployments, in CodeDeploy. */
interface Deployments {
    /** Those in a place that carry a mark, whatever became of them, not older than {@code since}. */
    List<Deployment> marked(Place place, String mark, Instant since);

    /** Those under way in a place, whoever asked for them. */
    List<Deployment> underWay(Place place);

    /** Not idempotent: look for the mark first. */
    Creation create(Order order);

    /** By id. A {@code Refusal} when one of them does not exist. */
    Map<String, Deployment> look(Collection<String> ids);

    /** Stops it and has CodeDeploy bring the alias back. One that has ended already is fine. */
    void stop(String id);

    /** What the hooks of a failed deployment left behind. */
    Optional<Fault> fault(String id);

    /**
     * @param content the AppSpec
     * @param sha256 of the content
     * @param mark the description
     */
    record Order(Place place, String config, String content, String sha256, String mark) {}

    /**
     * A lifecycle event that failed.
     *
     * @param event its name: {@code BeforeAllowTraffic}
     * @param words what the hook said last
     */
    record Fault(String event, String words) {}

    /** What came of asking for a deployment. */
    sealed interface Creation {
        record Created(String id) implements Creation {}

        /** Another one is under way in that place. */
        record Occupied() implements Creation {}
    }
}

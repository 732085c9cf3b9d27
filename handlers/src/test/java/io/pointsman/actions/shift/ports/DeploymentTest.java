package io.pointsman.actions.shift.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.release.AliasState;
import io.pointsman.release.record.DeploymentEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What CodeDeploy and Lambda say, as a shift reads it. */
final class DeploymentTest {
    private static Deployment deployment(String id, DeploymentState state) {
        return new Deployment(
                id, state, "", false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void of_several_deployments_with_one_mark_one_that_failed_counts() {
        Deployment failed = deployment("d-1", DeploymentState.FAILED);
        Deployment moving = deployment("d-2", DeploymentState.UNDER_WAY);
        Deployment done = deployment("d-3", DeploymentState.SUCCEEDED);

        assertEquals(Optional.of(done), Deployment.thatCounts(List.of(failed, moving, done)));
        assertEquals(Optional.of(done), Deployment.thatCounts(List.of(done, moving)));
        assertEquals(Optional.of(moving), Deployment.thatCounts(List.of(failed, moving)));
        assertEquals(Optional.of(failed), Deployment.thatCounts(List.of(failed)));
        assertEquals(Optional.empty(), Deployment.thatCounts(List.of()));
    }

    @Test
    void a_lifecycle_event_that_has_not_begun_has_happened() {
        Instant now = Instant.EPOCH;
        assertTrue(lifecycle(Optional.of(now)).happened());
        assertFalse(lifecycle(Optional.empty()).happened());
    }

    private static Deployments.Lifecycle lifecycle(Optional<Instant> start) {
        return new Deployments.Lifecycle(
                new DeploymentEvent("AllowTraffic", "InProgress", start, Optional.empty()), "");
    }

    @Test
    void an_alias_that_nobody_saw_rests_where_it_should() {
        assertTrue(new AliasReading.Read(Optional.of(AliasState.on("3"))).restsOn("3"));
        assertFalse(new AliasReading.Read(Optional.of(AliasState.on("3"))).restsOn("4"));
        assertFalse(new AliasReading.Read(Optional.empty()).restsOn("3"));
        assertFalse(new AliasReading.Unreadable("denied").restsOn("3"));
    }
}

package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One deployment that cannot be looked at, and the others. */
final class SightingTest {
    private final FakeTraffic traffic = new FakeTraffic();
    private final List<String> both = List.of(add("Cart"), add("Pay"));

    private String add(String id) {
        DeploymentGroupId group = DeploymentGroupId.of("pointsman-web", id);
        return traffic.add(group, "mark", List.of("web-" + id, "1", "2"), "", false);
    }

    @Test
    void one_that_is_gone_hides_the_other() {
        traffic.troubles.put("look at several", new Refusal(FailureKind.JOB_FAILED, "d-2 is gone"));

        Map<String, Sighting> seen = Sighting.of(traffic, both);

        assertInstanceOf(Sighting.Seen.class, seen.get("d-1"));
        assertInstanceOf(Sighting.Seen.class, seen.get("d-2"));
    }

    @Test
    void a_denial_is_asked_again_for_each_of_them() {
        traffic.troubles.put("look at several", new Refusal(FailureKind.PERMISSION, "denied"));

        assertEquals(
                Map.of("d-1", new Sighting.Unseen("denied"), "d-2", new Sighting.Unseen("denied")),
                Sighting.of(traffic, both));
    }

    @Test
    void a_single_one_that_cannot_be_seen_is_asked_for_without_end() {
        traffic.troubles.put("look", new IllegalStateException("odd"));

        assertEquals(Map.of("d-1", new Sighting.Unseen("unexpected: odd")), Sighting.of(traffic, List.of("d-1")));
    }

    @Test
    void an_answer_that_only_did_not_come_is_taken_for_a_denial() {
        traffic.troubles.put("look at several", new Unavailable("throttled"));

        assertThrows(Unavailable.class, () -> Sighting.of(traffic, both));
    }
}

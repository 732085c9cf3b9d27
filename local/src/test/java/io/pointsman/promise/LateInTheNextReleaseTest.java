package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lambda delivers an event once more when the next release is under way, after each of its steps. */
final class LateInTheNextReleaseTest {
    /** Every how many-th event of the releases before. */
    private static final int EACH = Math.clamp(EveryMoment.SHARE, 1, 20);

    static Stream<ReleaseCase> releases() {
        return ReleaseCase.all().stream()
                .filter(release -> release.application().functions() == 1)
                .filter(release -> release.codes().size() > 1);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void an_event_of_a_release_before_changes_nothing(ReleaseCase release) {
        UndisturbedRelease undisturbed = UndisturbedRelease.of(release);
        int schedules = 0;
        for (int event = 0; event < undisturbed.earlierEvents(); event += EACH) {
            schedules++;
            assertEquals(
                    EndState.constant(undisturbed.end(TakeOver.LAMBDA)),
                    EndState.constant(undisturbed.withLate(event)),
                    "event " + event);
        }
        System.out.println(
                "promises: " + release + ", late events of the releases before: " + schedules + " schedules");
        assertTrue(schedules > 0, "no event");
    }
}

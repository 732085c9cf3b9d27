package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shift whose function dies for good has left its alarms; the next one takes them away, whether it makes any or not. */
final class LeftAlarmsTest {
    private static final ReleasedApplication GUARDED =
            ReleasedApplication.of(1, "Canary20Percent1Minutes").guarded();

    private static List<String> alarms(ReleaseGround ground) {
        return ground
                .world
                .call("monitoring", "DescribeAlarms", JsonObject.of("AlarmNamePrefix", "pointsman-"))
                .objects("MetricAlarms")
                .stream()
                .map(alarm -> alarm.needText("AlarmName"))
                .toList();
    }

    /** Leaves the alarms of a shift that nobody brings to its end. */
    private static void died(ReleaseGround ground) {
        ground.world.faults().at("codedeploy:CreateDeployment", 1, When.BEFORE_EFFECT, new Fault.Killed());
        ground.losesEvents = true;
        assertEquals("Failed", ground.toItsEnd(ground.start("two")));
        assertEquals(List.of("pointsman-web.live.F1.errors", "pointsman-web.live.F1.few-calls"), alarms(ground));
        ground.losesEvents = false;
        ground.world.faults().none();
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "two", "previous"})
    void the_next_release_takes_them_away(String next) {
        try (ReleaseGround ground = new ReleaseGround(GUARDED)) {
            assertEquals("Succeeded", ground.toItsEnd(ground.begin("one")));
            assertEquals("Succeeded", ground.toItsEnd(ground.start("between")));
            died(ground);
            ground.without();
            ground.pass(Duration.ofHours(52));

            assertEquals("Succeeded", ground.toItsEnd(ground.start(next)), ground.log());
            assertEquals(List.of(), alarms(ground));
        }
    }

    /** Between the verdict and what is taken away. */
    @ParameterizedTest
    @ValueSource(strings = {"monitoring:DescribeAlarms", "monitoring:DeleteAlarms"})
    void a_second_attempt_of_a_shift_that_was_done_takes_away_what_the_first_one_had_made(String operation)
            throws InterruptedException {
        assertEquals(
                List.of(),
                new EveryMoment(
                                new ReleaseCase("update, generated alarms", GUARDED, List.of("one", "two")),
                                Disturbance.KILLED,
                                TakeOver.RETRY_OF_FAILED_ACTIONS)
                        .run(operation)
                        .different());
    }
}

package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A release that is disturbed ends as the undisturbed one does. {@code mvn verify} runs one of so many schedules, {@code .ci/promises crash}
 * all of them.
 */
final class CrashAtEveryCallTest {
    /** A share for {@code mvn verify}, which has a minute. */
    private static final int SMALL = 100;

    static Stream<Arguments> killed() {
        return ReleaseCase.all().stream()
                .flatMap(release -> Stream.of(TakeOver.values()).map(one -> Arguments.of(release, one)));
    }

    static Stream<Arguments> others() {
        return ReleaseCase.all().stream()
                .filter(release -> release.application().functions() == 1)
                .limit(EveryMoment.SHARE > SMALL ? 2 : Integer.MAX_VALUE)
                .flatMap(release -> Stream.of(
                                Disturbance.DROPPED,
                                Disturbance.THROTTLED,
                                Disturbance.FAILED,
                                Disturbance.EXPIRED,
                                Disturbance.SLOW,
                                Disturbance.DUPLICATE,
                                Disturbance.OVERTAKEN)
                        .map(one -> Arguments.of(release, one)));
    }

    @ParameterizedTest
    @MethodSource("killed")
    void a_process_that_is_killed_at_any_call(ReleaseCase release, TakeOver takeOver) throws InterruptedException {
        endsAsUndisturbed(release, Disturbance.KILLED, takeOver);
    }

    @ParameterizedTest
    @MethodSource("others")
    void any_call_that_goes_wrong_and_any_event_that_comes_twice(ReleaseCase release, Disturbance disturbance)
            throws InterruptedException {
        endsAsUndisturbed(release, disturbance, TakeOver.LAMBDA);
    }

    private static void endsAsUndisturbed(ReleaseCase release, Disturbance disturbance, TakeOver takeOver)
            throws InterruptedException {
        long begun = System.nanoTime();
        EveryMoment.Result result = new EveryMoment(release, disturbance, takeOver).run();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println("promises: " + release + ", " + disturbance + ", " + takeOver + ": " + result.schedules()
                + " schedules, " + result.different().size() + " different, " + took.toMillis() + " ms");
        result.different().forEach(line -> System.out.println("promises: different: " + line));
        assertTrue(result.schedules() > 0, "no schedule was run");
        assertEquals(List.of(), result.different());
    }
}

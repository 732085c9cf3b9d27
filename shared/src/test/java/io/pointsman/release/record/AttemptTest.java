package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attempt to shift says of itself: to the job that repeats it, to the one that comes after it, and to people. */
final class AttemptTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Attempt.Start START = new Attempt.Start(
            "release-2", "live", "pointsman-web", "Canary", Optional.empty(), Optional.empty(), "job-7", NOW);
    private static final Startable CART = Startable.pending(target("Cart", "4"), "3", "{}", "00");
    private static final Startable PAY = Startable.pending(target("Pay", "8"), "7", "{}", "00");

    private static FunctionDeployment.Target target(String id, String version) {
        return new FunctionDeployment.Target(id, "web-" + id, "live", version, "Canary", List.of(), 1);
    }

    private static Attempt of(FunctionDeployment... functions) {
        return Attempt.begin(START, Optional.empty(), List.of(functions));
    }

    /** One function alone, in that phase. */
    private static Attempt in(Phase phase) {
        return of(FunctionDeployment.read("Cart", FunctionFields.PHASE.put(CART.json(), phase)));
    }

    @Test
    void an_attempt_begins_as_it_was_asked_for_and_nothing_of_it_has_ended() {
        Attempt begun = of(CART, PAY);

        assertEquals(1, begun.number());
        assertEquals(Attempt.State.MOVING, begun.state());
        assertEquals("live", begun.alias());
        assertEquals("job-7", begun.startedBy());
        assertEquals(NOW, begun.startedAt());
        assertEquals(Optional.empty(), begun.endedAt());
        assertEquals(Optional.empty(), begun.to());
        assertEquals(Optional.empty(), begun.restores());
        assertEquals("release-2", begun.release());
        assertEquals("", begun.cause());
        assertEquals("", begun.verdict());
        assertEquals(FailureKind.JOB_FAILED, begun.kind());
        assertFalse(begun.isTakenBack());
        assertEquals(Map.of("Cart", "4", "Pay", "8"), begun.targets());
    }

    @Test
    void a_function_is_found_by_its_id_and_by_its_phase() {
        Attempt attempt = of(CART, PAY.moving("d-1"));

        assertEquals(Optional.of(CART), attempt.function("Cart"));
        assertEquals(Optional.empty(), attempt.function("Search"));
        assertEquals(List.of(CART), attempt.in(Phase.PENDING).toList());
        assertEquals(
                List.of("d-1"),
                attempt.in(Phase.IN_PROGRESS, Shifting.class)
                        .flatMap(one -> one.deploymentId().stream())
                        .toList());
        assertEquals(List.of(), attempt.in(Phase.FAILED).toList());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void an_attempt_has_arrived_when_no_function_of_it_has_anywhere_to_go(Phase phase) {
        List<Phase> arrived = List.of(Phase.SUCCEEDED, Phase.CREATED, Phase.UNCHANGED, Phase.LEFT_OUT);

        assertEquals(arrived.contains(phase), in(phase).hasArrived());
        assertFalse(in(phase).with(PAY).hasArrived(), "another one waits");
        assertFalse(in(phase).succeeded(NOW).hasArrived(), "the record says so already");
        assertFalse(in(phase).settling(FailureKind.JOB_FAILED, "denied").hasArrived(), "it is on its way back");
    }

    @Test
    void an_attempt_is_planned_anew_only_while_nobody_was_asked_for_anything() {
        assertTrue(of(CART, PAY).untouched());
        assertFalse(of(CART, PAY.claimed("this call", NOW)).untouched());
        assertFalse(of(CART, PAY).settling(FailureKind.JOB_FAILED, "denied").untouched());
    }

    @Test
    void an_attempt_is_open_until_it_has_its_verdict_and_ending_from_its_first_failure() {
        Attempt moving = of(CART);
        Attempt settling = moving.settling(FailureKind.CONFIGURATION, "an alarm");

        assertTrue(moving.open());
        assertFalse(moving.isEnding());
        assertTrue(settling.open());
        assertTrue(settling.isEnding());
        for (Attempt ended : List.of(moving.succeeded(NOW), settling.failed("it is over", false, NOW))) {
            assertFalse(ended.open());
            assertFalse(ended.isEnding());
            assertEquals(Optional.of(NOW), ended.endedAt());
        }
    }

    @Test
    void what_failed_first_stays_the_cause_whatever_fails_later() {
        Attempt settling = of(CART).settling(FailureKind.CONFIGURATION, "an alarm");

        assertSame(settling, settling.settling(FailureKind.JOB_FAILED, "a hook"));
        assertEquals("an alarm", settling.cause());
        assertEquals(FailureKind.CONFIGURATION, settling.kind());
    }

    @Test
    void the_function_that_failed_first_is_the_cause_and_not_the_one_that_comes_first() {
        Shifting late = CART.moving("d-1").falling(NOW, NOW.minusSeconds(5), "stopped with the others");
        Shifting early = PAY.moving("d-2").falling(NOW, NOW.minusSeconds(9), "an alarm");

        assertEquals(Optional.of("an alarm"), of(late, early).firstFailure());
        assertEquals(
                Optional.of("stopped with the others"),
                of(late, PAY.moving("d-2")).firstFailure());
        assertEquals(Optional.empty(), of(CART, PAY).firstFailure());
    }

    @Test
    void a_failure_of_which_an_older_version_did_not_write_when_is_the_cause_all_the_same() {
        FunctionDeployment untimed = FunctionDeployment.read(
                "Pay", FunctionFields.SAID.put(PAY.skipped().json(), "an alarm"));

        assertEquals(Optional.of("an alarm"), of(CART, untimed).firstFailure());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_verdict_says_whether_anything_of_the_release_is_left_in_production(boolean takenBack) {
        Attempt failed = of(CART).failed("every alias is where it was", takenBack, NOW);

        assertEquals(takenBack, failed.isTakenBack());
        assertEquals("every alias is where it was", failed.verdict());
        assertEquals(Attempt.State.FAILED, failed.state());
    }

    @Test
    void a_retry_has_the_next_number_and_keeps_each_earlier_attempt_once() {
        Attempt second = Attempt.begin(START, Optional.of(of(CART).failed("no", true, NOW)), List.of(CART));
        Attempt third = Attempt.begin(START, Optional.of(second.failed("no", true, NOW)), List.of(CART));

        assertEquals(3, third.number());
        assertEquals(Attempt.State.MOVING, third.state());
        assertEquals(List.of(1, 2), numbers(third.json().objects("earlier")));
        for (JsonObject earlier : third.json().objects("earlier")) {
            assertEquals(List.of(), earlier.objects("earlier"), "what came before is not told twice");
            assertEquals("failed", earlier.needText("state"));
        }
    }

    @Test
    void only_the_last_twenty_attempts_are_remembered() {
        Attempt latest = of(CART);
        for (int retry = 0; retry < 24; retry++) {
            latest = Attempt.begin(START, Optional.of(latest), List.of(CART));
        }

        assertEquals(25, latest.number());
        assertEquals(
                IntStream.rangeClosed(5, 24).boxed().toList(),
                numbers(latest.json().objects("earlier")));
    }

    private static List<Integer> numbers(List<JsonObject> attempts) {
        return attempts.stream().map(one -> new Attempt(one).number()).toList();
    }

    @Test
    void an_attempt_that_was_lost_has_its_number_and_no_past() {
        Attempt recovered = Attempt.recovered(4, START, List.of(CART));

        assertEquals(4, recovered.number());
        assertEquals(List.of(), recovered.json().objects("earlier"));
        assertEquals(Optional.of(CART), recovered.function("Cart"));
    }

    @Test
    void an_attempt_that_brings_a_release_back_says_which_and_how_it_was_asked_for() {
        Attempt back = GoldenRecord.shift("to-previous");

        assertEquals(Optional.of("previous"), back.to());
        assertEquals(Optional.of("release-b9d17232a4c83d9928ee"), back.restores());
        assertEquals("release-b9d17232a4c83d9928ee", back.release());
        assertEquals("job", back.startedBy());
        assertEquals(Optional.of(Instant.parse("2026-10-01T12:00:23.500Z")), back.endedAt());
    }

    @Test
    void two_attempts_are_the_same_when_the_record_says_the_same_of_them() {
        Attempt written = of(CART, PAY);
        Attempt read = new ReleaseRecord(JsonObject.empty())
                .with(written)
                .attempt("live")
                .orElseThrow();
        Attempt parsed = ReleaseRecord.parse(
                        new ReleaseRecord(JsonObject.empty()).with(written).text())
                .attempt("live")
                .orElseThrow();

        assertEquals(written, read);
        assertEquals(written, parsed);
        assertEquals(written.hashCode(), parsed.hashCode());
        assertNotEquals(written, written.with(CART.moving("d-1")));
        assertNotEquals(written.hashCode(), written.with(CART.moving("d-1")).hashCode());
        assertNotEquals(written, (Object) "an attempt");
    }

    @Test
    void an_attempt_in_a_message_tells_where_it_goes_and_nothing_else_of_its_record() {
        assertEquals("Attempt[1, MOVING, {Cart=4}]", of(CART).toString());
    }
}

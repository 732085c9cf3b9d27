package io.pointsman.actions.shift.attempt;

import static io.pointsman.actions.shift.attempt.SampleAttempts.NOW;
import static io.pointsman.actions.shift.attempt.SampleAttempts.attempt;
import static io.pointsman.actions.shift.attempt.SampleAttempts.pending;
import static io.pointsman.actions.shift.attempt.SampleAttempts.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.attempt.ShiftAttempts.Change;
import io.pointsman.actions.shift.attempt.ShiftAttempts.Overtaken;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.Startable;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One attempt in a record that somebody else writes, too, and that may be denied in the middle. */
final class ShiftAttemptsTest {
    private static final Startable CART = pending("Cart");
    private final Refusal denied = new Refusal(FailureKind.JOB_FAILED, "AccessDenied");

    private final MemoryRecords stored = new MemoryRecords();
    private @Nullable RuntimeException reads;
    private @Nullable RuntimeException writes;

    private final ReleaseRecords records = new ReleaseRecords() {
        @Override
        public void holdTurn(String stack) {
            // one writer alone
        }

        @Override
        public JsonObject find(String stack, String run) {
            if (reads != null) {
                throw reads;
            }
            return stored.find(stack, run);
        }

        @Override
        public JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
            if (writes != null) {
                throw writes;
            }
            return stored.update(stack, run, change);
        }
    };

    private final ShiftAttempts attempts = new ShiftAttempts(records, request());

    private Attempt second() {
        return SampleAttempts.after(attempt(CART).failed("no", true, NOW), CART);
    }

    private Attempt recorded() {
        return stored.read("web", "run-1").attempt("live").orElseThrow();
    }

    @Test
    void whoever_begins_second_begins_an_attempt_of_his_own() {
        Attempt first = attempts.begin(attempt(CART));

        Attempt other = new ShiftAttempts(records, request()).begin(attempt(pending("Other")));

        assertEquals(first, other);
        assertEquals(first, recorded());
    }

    @Test
    void a_later_attempt_is_begun_over_or_taken_for_an_earlier_one() {
        attempts.begin(attempt(CART));
        attempts.begin(second());

        assertEquals(2, recorded().number());
        assertEquals(2, attempts.need(2).number());
        assertEquals(Optional.empty(), attempts.known(1));
        assertEquals(2, attempts.known(2).orElseThrow().number());
        String overtaken =
                String.valueOf(assertThrows(Overtaken.class, () -> new ShiftAttempts(records, request()).need(1))
                        .getMessage());
        assertTrue(overtaken.contains("is no longer the latest: another job shifts the same release"), overtaken);
    }

    @Test
    void the_change_of_an_attempt_that_is_over_is_written_into_the_one_that_followed() {
        Attempt first = attempts.begin(attempt(CART));
        ShiftAttempts other = new ShiftAttempts(records, request());
        other.begin(second());

        assertThrows(Overtaken.class, () -> attempts.put(first, List.of(new Change(CART, CART.claimed("call", NOW)))));
        assertEquals(second(), recorded());
    }

    @Test
    void a_record_that_was_put_back_to_an_earlier_state_is_gone_by() {
        attempts.begin(attempt(CART));
        attempts.begin(second());
        stored.change("web", "run-1", record -> record.with(attempt(CART)));

        String earlier = "attempt 2 to shift release " + request().releaseId()
                + " has begun, and the latest in the record is attempt 1";
        assertTrue(refusal(attempts::record).contains(earlier), refusal(attempts::record));
        assertTrue(refusal(attempts::find).contains(earlier));
        assertTrue(refusal(() -> attempts.put(second(), List.of(new Change(CART, CART.claimed("call", NOW)))))
                .contains(earlier));
        assertTrue(refusal(() -> new ShiftAttempts(records, request()).need(2)).contains(earlier));
    }

    @Test
    void a_record_that_was_deleted_is_taken_for_one_in_which_nothing_has_begun() {
        String nothing = refusal(() -> attempts.need(1));

        assertTrue(nothing.contains("attempt 1 to shift release"), nothing);
        assertTrue(nothing.contains("and the latest in the record is none"), nothing);
    }

    private static String refusal(Runnable call) {
        return String.valueOf(assertThrows(Refusal.class, call::run).getMessage());
    }

    @Test
    void nothing_is_written_a_second_time_or_something_is_not_written_at_all() {
        Attempt begun = attempts.begin(attempt(CART));
        writes = denied;

        assertSame(begun, attempts.put(begun, List.of(new Change(CART, CART))));
        assertThrows(Refusal.class, () -> attempts.put(begun, List.of(new Change(CART, CART.claimed("call", NOW)))));
    }

    @Test
    void a_function_that_somebody_else_has_changed_is_overwritten() {
        Attempt begun = attempts.begin(attempt(CART, pending("Pay")));
        stored.change("web", "run-1", record -> record.with(recorded().with(CART.moving("d-1"))));

        Attempt changed = attempts.put(
                begun,
                List.of(
                        new Change(CART, CART.skipped()),
                        new Change(pending("Pay"), pending("Pay").moving("d-2"))));

        assertEquals(Phase.IN_PROGRESS, changed.function("Cart").orElseThrow().phase());
        assertEquals(Phase.IN_PROGRESS, changed.function("Pay").orElseThrow().phase());
        assertEquals(changed, recorded());
    }

    @Test
    void what_could_not_be_written_is_lost_to_the_call_that_has_to_end_the_shift() {
        Attempt begun = attempts.begin(attempt(CART));
        writes = denied;
        reads = denied;

        Attempt changed = attempts.forgiving().put(begun, List.of(new Change(CART, CART.moving("d-1"))));

        assertEquals(Phase.IN_PROGRESS, changed.function("Cart").orElseThrow().phase());
        assertEquals(Optional.of("AccessDenied"), attempts.unwritten());
        assertEquals(changed, attempts.forgiving().find().orElseThrow());
        assertEquals(changed, attempts.known(1).orElseThrow());
        assertThrows(Refusal.class, attempts::record);
    }

    @Test
    void what_could_not_be_written_is_lost_once_the_record_can_be_read_and_written_again() {
        Attempt begun = attempts.begin(attempt(CART, pending("Pay")));
        writes = denied;
        attempts.forgiving().put(begun, List.of(new Change(CART, CART.moving("d-1"))));
        writes = null;

        Attempt found = attempts.find().orElseThrow();
        assertEquals(Phase.IN_PROGRESS, found.function("Cart").orElseThrow().phase());
        attempts.put(found, List.of(new Change(pending("Pay"), pending("Pay").moving("d-2"))));

        assertEquals(
                Phase.IN_PROGRESS, recorded().function("Cart").orElseThrow().phase());
        assertEquals(Phase.IN_PROGRESS, recorded().function("Pay").orElseThrow().phase());
        assertEquals(Optional.empty(), attempts.unwritten());
    }

    @Test
    void what_could_not_be_written_is_laid_over_what_somebody_else_has_written_since() {
        Attempt begun = attempts.begin(attempt(CART));
        writes = denied;
        attempts.forgiving().put(begun, List.of(new Change(CART, CART.moving("d-1"))));
        writes = null;
        stored.change("web", "run-1", record -> record.with(recorded().with(CART.moving("d-9"))));

        assertEquals(recorded(), attempts.find().orElseThrow());
        assertEquals(recorded(), attempts.known(1).orElseThrow());
    }

    @Test
    void an_attempt_that_codedeploy_knows_is_not_gone_by_where_the_record_is_denied() {
        reads = denied;
        writes = denied;
        Attempt recovered = attempt(CART.moving("d-1"));

        assertThrows(Refusal.class, () -> attempts.forgiving().find(), "nobody knows of one");
        attempts.recovered(recovered, new IllegalStateException(""));

        assertEquals(recovered, attempts.forgiving().find().orElseThrow());
        assertEquals(Optional.of("unexpected: IllegalStateException"), attempts.unwritten());
    }

    /** It passes: the job is called again, and nothing has to be settled without the record. */
    @Test
    void a_record_that_is_away_for_a_moment_is_done_without() {
        Attempt begun = attempts.begin(attempt(CART));
        reads = new Unavailable("throttled");
        assertThrows(Unavailable.class, () -> attempts.forgiving().record());

        reads = null;
        writes = new Unavailable("throttled");
        assertThrows(
                Unavailable.class,
                () -> attempts.forgiving().put(begun, List.of(new Change(CART, CART.moving("d-1")))));
        assertEquals(begun, attempts.known(1).orElseThrow());
        assertEquals(Optional.empty(), attempts.unwritten());
    }

    @Test
    void a_refusal_is_told_as_a_surprise_and_a_surprise_as_a_mistake_in_the_configuration() {
        assertEquals(FailureKind.CONFIGURATION, Surprise.kind(Refusal.configuration("no")));
        assertEquals(FailureKind.JOB_FAILED, Surprise.kind(new IllegalStateException("no")));
        assertEquals("no", Surprise.said(Refusal.configuration("no")));
        assertEquals("unexpected: no", Surprise.said(new IllegalStateException("no")));
    }
}

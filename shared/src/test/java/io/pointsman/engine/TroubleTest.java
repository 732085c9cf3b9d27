package io.pointsman.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong inside an action becomes an outcome. */
final class TroubleTest {
    private final Runs runs = new Runs();

    private static final List<Consumer<Trouble>> EVERYWHERE = List.of(
            trouble -> trouble.action().request = trouble::fail,
            trouble -> trouble.action().start = trouble::fail,
            trouble -> trouble.action().fails(trouble.with()),
            trouble -> trouble.action().encode = stage -> trouble.fail());

    @Test
    void a_refusal_from_anywhere_fails_the_job_with_its_kind_and_words() {
        for (var place : EVERYWHERE) {
            Outcome outcome = runs.run(broken(place, Refusal.configuration("StackName is required")));
            assertEquals(new Outcome.Failed(FailureKind.CONFIGURATION, "StackName is required"), outcome);
        }
        assertEquals(List.of(), runs.journal);
    }

    @Test
    void a_surprise_from_anywhere_fails_the_job_and_is_told_to_the_journal() {
        for (var place : EVERYWHERE) {
            runs.journal.clear();
            Outcome outcome = runs.run(broken(place, new IllegalStateException("CodeDeploy status Odd")));
            assertEquals(
                    new Outcome.Failed(
                            FailureKind.JOB_FAILED, "unexpected: CodeDeploy status Odd; the function's log has more"),
                    outcome);
            assertEquals(List.of("surprised CodeDeploy status Odd"), runs.journal);
        }
    }

    @Test
    void an_exception_without_words_is_named() {
        Outcome outcome = runs.run(new ScriptedAction().fails(new IllegalStateException(" ")));
        var failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertTrue(failed.message().contains("IllegalStateException"), failed.message());
    }

    @Test
    void an_interrupted_wait_fails_the_job_and_stays_interrupted() {
        runs.pause = time -> {
            throw new InterruptedException();
        };
        Outcome outcome = runs.run(
                new ScriptedAction().then(new Step.Wait<>("x", Progress.of("waiting"), Duration.ofSeconds(1))));
        assertTrue(Thread.interrupted());
        assertEquals(
                FailureKind.UNAVAILABLE,
                assertInstanceOf(Outcome.Failed.class, outcome).kind());
    }

    @Test
    void values_that_make_no_sense_cannot_be_made() {
        assertThrows(IllegalArgumentException.class, () -> Progress.of("x", 101));
        assertThrows(IllegalArgumentException.class, () -> Progress.of("x", -1));
        Duration negative = Duration.ofSeconds(-1);
        assertThrows(IllegalArgumentException.class, () -> new Step.Wait<>("x", Progress.of("x"), negative));
    }

    private static ScriptedAction broken(Consumer<Trouble> place, RuntimeException e) {
        ScriptedAction action = new ScriptedAction();
        place.accept(new Trouble(action, e));
        return action.then(new Step.Done<>(Map.of()));
    }

    private record Trouble(ScriptedAction action, RuntimeException with) {
        String fail() {
            throw with;
        }
    }
}

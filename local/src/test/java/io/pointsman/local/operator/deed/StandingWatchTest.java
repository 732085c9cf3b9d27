package io.pointsman.local.operator.deed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Unavailable;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.OperatorFacts;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.RunState;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StandingWatchTest {
    private static final Wanted WANTED = Wanted.latest("my-app");

    private final Deque<Supplier<StackStanding>> looks = new ArrayDeque<>();
    private final List<Wanted> asked = new ArrayList<>();
    private final List<String> stopped = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = OperatorFacts.NOW;
    private final Ticking time = new Ticking() {
        @Override
        public void pass(Duration span) {
            now = now.plus(span);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private StackStanding look(Wanted wanted) {
        asked.add(wanted);
        return (looks.size() > 1 ? looks.remove() : looks.element()).get();
    }

    private void then(RunState state, FunctionStanding... functions) {
        StackStanding standing = OperatorFacts.stack(OperatorFacts.run(state, List.of(functions)));
        looks.add(() -> standing);
    }

    private StackStanding watched(Duration timeout) {
        return new StandingWatch(this::look, time, standing -> {}).toItsEnd(WANTED, timeout);
    }

    private StackStanding aborted() {
        return new Aborting(this::look, stopped::add, time, standing -> {}, told::add).of(WANTED, Duration.ofHours(1));
    }

    @Test
    void a_run_is_watched_until_its_verdict() {
        then(RunState.PREPARING);
        then(RunState.RELEASING);
        then(RunState.RELEASED);

        assertEquals(RunState.RELEASED, watched(Duration.ofHours(1)).state());
        assertEquals(Duration.ofSeconds(10), Duration.between(OperatorFacts.NOW, now));
    }

    /** Another one may begin meanwhile. */
    @Test
    void it_stays_with_the_run_that_it_began_with() {
        then(RunState.RELEASING);
        then(RunState.RELEASED);

        watched(Duration.ofHours(1));

        assertEquals(Optional.empty(), asked.getFirst().run());
        assertEquals(Optional.of(OperatorFacts.RUN), asked.getLast().run());
    }

    @Test
    void the_last_look_is_at_the_functions_that_rest_too() {
        then(RunState.RELEASING);
        then(RunState.RELEASED, OperatorFacts.moving("F", "1", "2"));
        then(RunState.RELEASED, OperatorFacts.moving("F", "1", "2"), OperatorFacts.resting("G", "1"));

        StackStanding end = watched(Duration.ofHours(1));

        assertEquals(
                List.of("F", "G"),
                end.functions().stream().map(FunctionStanding::id).toList());
        assertTrue(asked.getLast().everywhere());
        assertFalse(asked.get(1).everywhere());
    }

    @Test
    void what_is_not_over_in_time_is_not_finished() {
        then(RunState.RELEASING);

        StackStanding end = watched(Duration.ofMinutes(1));

        assertEquals(ExitCode.NOT_FINISHED, end.state().exit());
        assertEquals(Duration.ofMinutes(1), Duration.between(OperatorFacts.NOW, now));
    }

    @Test
    void a_look_that_has_no_answer_is_made_again() {
        looks.add(() -> {
            throw new Unavailable("no answer");
        });
        then(RunState.RELEASED);

        assertEquals(RunState.RELEASED, watched(Duration.ofHours(1)).state());
    }

    @Test
    void where_there_is_never_an_answer_it_ends() {
        looks.add(() -> {
            throw new Unavailable("no answer");
        });

        assertThrows(Unavailable.class, () -> watched(Duration.ofHours(1)));
    }

    /** Fifty of them would take what Lambda answers to the whole account. */
    @Test
    void many_functions_are_looked_at_less_often() {
        FunctionStanding one = OperatorFacts.moving("F", "1", "2");
        looks.add(() -> OperatorFacts.stack(OperatorFacts.run(RunState.RELEASING, Collections.nCopies(60, one))));
        then(RunState.RELEASED);

        watched(Duration.ofHours(1));

        assertEquals(Duration.ofSeconds(20), Duration.between(OperatorFacts.NOW, now));
    }

    @Test
    void what_is_under_way_is_stopped_once_and_followed_until_it_is_back() {
        FunctionStanding moving = OperatorFacts.moving("F", "1", "2");
        then(RunState.RELEASING, moving, OperatorFacts.resting("G", "4"));
        then(RunState.RELEASING, moving);
        then(RunState.ROLLING_BACK, moving);
        then(RunState.ROLLED_BACK);

        StackStanding end = aborted();

        assertEquals(List.of("d-7PQ2X4KLM"), stopped);
        assertEquals(List.of("stopped d-7PQ2X4KLM (F), with rollback"), told);
        assertEquals(ExitCode.WANTED, Aborting.exit(end));
    }

    @Test
    void a_release_that_arrived_all_the_same_was_not_aborted() {
        then(RunState.RELEASING, OperatorFacts.moving("F", "1", "2"));
        then(RunState.RELEASED);

        assertEquals(ExitCode.FAILED, Aborting.exit(aborted()));
    }

    @Test
    void what_is_over_cannot_be_aborted_and_says_how_to_take_it_back() {
        then(RunState.RELEASED);

        OperatorTrouble trouble = assertThrows(OperatorTrouble.class, this::aborted);

        assertEquals(ExitCode.FAILED, trouble.exit());
        assertTrue(String.valueOf(trouble.getMessage()).contains("pointsman rollback my-app"));
        assertEquals(List.of(), stopped);
    }

    @Test
    void what_moves_no_traffic_yet_has_nothing_to_stop() {
        then(RunState.PREPARING);

        assertEquals(
                ExitCode.NOT_FINISHED,
                assertThrows(OperatorTrouble.class, this::aborted).exit());
    }
}

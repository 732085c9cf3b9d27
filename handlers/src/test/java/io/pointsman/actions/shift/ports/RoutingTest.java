package io.pointsman.actions.shift.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.actions.shift.ports.Routing.AllAtOnce;
import io.pointsman.actions.shift.ports.Routing.Canary;
import io.pointsman.actions.shift.ports.Routing.Linear;
import io.pointsman.engine.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a shift takes, and what CodeDeploy takes. */
final class RoutingTest {
    @Test
    void a_shift_takes_the_time_of_a_step_too_many_or_too_few() {
        assertEquals(0, new AllAtOnce().minutesInAll());
        assertEquals(30, new Canary(10, 30).minutesInAll());
        assertEquals(9, new Linear(10, 1).minutesInAll());
        assertEquals(3 * 5, new Linear(30, 5).minutesInAll(), "30, 60, 90, 100");
        assertEquals(2 * 5, new Linear(34, 5).minutesInAll(), "34, 68, 100");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "99,1", "1,29", "50,2880"})
    void what_codedeploy_takes_at_its_limits_is_refused(int percent, int minutes) {
        Routing routing = new Linear(percent, minutes);

        assertSame(routing, Routing.checked("Name", routing, percent, minutes));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "100,1", "10,0", "50,2881"})
    void what_codedeploy_does_not_take_passes(int percent, int minutes) {
        Routing routing = new Canary(percent, minutes);

        assertThrows(Refusal.class, () -> Routing.checked("Name", routing, percent, minutes));
    }
}

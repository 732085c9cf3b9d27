package io.pointsman.actions.shift.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.Routing;
import io.pointsman.engine.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrafficConfigTest {
    @Test
    void predefined_names_say_how_they_move() {
        assertEquals(
                Optional.of(new Routing.AllAtOnce()),
                TrafficConfig.of(TrafficConfig.AT_ONCE).routing());
        assertEquals(
                Optional.of(new Routing.Linear(10, 1)),
                TrafficConfig.of("CodeDeployDefault.LambdaLinear10PercentEvery1Minute")
                        .routing());
    }

    @Test
    void a_predefined_name_that_does_not_exist_is_refused_with_those_that_do() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> TrafficConfig.of("CodeDeployDefault.LambdaCanary20Percent5Minutes"));

        assertTrue(String.valueOf(refusal.getMessage()).contains("LambdaCanary10Percent5Minutes"));
    }

    @Test
    void a_pace_of_ones_own_is_read_from_its_name() {
        assertEquals(
                Optional.of(new Routing.Canary(20, 3)),
                TrafficConfig.of("Canary20Percent3Minutes").routing());
        assertEquals(
                Optional.of(new Routing.Linear(25, 1)),
                TrafficConfig.of("Linear25PercentEvery1Minute").routing());
        assertTrue(TrafficConfig.of("Linear25PercentEvery1Minute").own());
    }

    @Test
    void a_pace_that_codedeploy_does_not_take_is_refused() {
        assertThrows(Refusal.class, () -> TrafficConfig.of("Canary100Percent3Minutes"));
        assertThrows(Refusal.class, () -> TrafficConfig.of("Linear0PercentEvery5Minutes"));
        assertThrows(Refusal.class, () -> TrafficConfig.of("Canary10Percent2881Minutes"));
        assertThrows(Refusal.class, () -> TrafficConfig.of("Linear1PercentEvery30Minutes"));
    }

    @Test
    void any_other_name_is_one_that_codedeploy_must_know() {
        assertEquals(Optional.empty(), TrafficConfig.of("OurOwnPace").routing());
    }
}

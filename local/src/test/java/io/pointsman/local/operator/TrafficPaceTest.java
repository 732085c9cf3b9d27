package io.pointsman.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficPaceTest {
    @ParameterizedTest
    @CsvSource({
        "CodeDeployDefault.LambdaCanary10Percent5Minutes, canary 10% for 5 min, 100, 5",
        "Canary20Percent3Minutes, canary 20% for 3 min, 100, 3",
        "CodeDeployDefault.LambdaLinear10PercentEvery1Minute, linear 10% every 1 min, 40, 1",
        "Linear20PercentEvery5Minutes, linear 20% every 5 min, 50, 5"
    })
    void the_name_of_a_configuration_says_what_comes_next(String config, String said, int next, long minutes) {
        TrafficPace pace = TrafficPace.of(config).orElseThrow();

        assertEquals(said, pace.said());
        assertEquals(next, pace.after(30));
        assertEquals(Instant.EPOCH.plus(Duration.ofMinutes(minutes)), pace.due(Instant.EPOCH));
    }

    @Test
    void another_name_says_nothing() {
        assertEquals(Optional.empty(), TrafficPace.of("CodeDeployDefault.LambdaAllAtOnce"));
        assertEquals(Optional.empty(), TrafficPace.of("our-own"));
    }

    @Test
    void spans_are_as_short_as_they_can_be() {
        assertEquals("41s", Clock24.span(Duration.ofSeconds(41)));
        assertEquals("6m05s", Clock24.span(Duration.ofSeconds(365)));
        assertEquals("3h02m", Clock24.span(Duration.ofMinutes(182)));
        assertEquals("4d", Clock24.span(Duration.ofHours(100)));
        assertEquals("0s", Clock24.span(Duration.ofSeconds(-3)));
    }
}

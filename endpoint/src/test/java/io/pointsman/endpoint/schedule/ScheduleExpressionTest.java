package io.pointsman.endpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expressions of EventBridge's user guide. */
final class ScheduleExpressionTest {
    /** The first of October 2026 is a Thursday. */
    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rate(5 minutes)              | 2026-10-01T12:05:00Z
        rate(1 hour)                 | 2026-10-01T13:00:00Z
        rate(7 days)                 | 2026-10-08T12:00:00Z
        cron(0 10 * * ? *)           | 2026-10-02T10:00:00Z
        cron(15 12 * * ? *)          | 2026-10-01T12:15:00Z
        cron(0 18 ? * MON-FRI *)     | 2026-10-01T18:00:00Z
        cron(0 8 1 * ? *)            | 2026-11-01T08:00:00Z
        cron(0/15 * * * ? *)         | 2026-10-01T12:15:00Z
        cron(0/5 8-17 ? * MON-FRI *) | 2026-10-01T12:05:00Z
        cron(0 9 ? * 2#1 *)          | 2026-10-05T09:00:00Z
        cron(0 9 ? * 6L *)           | 2026-10-30T09:00:00Z
        cron(0 9 L * ? *)            | 2026-10-31T09:00:00Z
        cron(0 9 3W * ? *)           | 2026-10-02T09:00:00Z
        cron(0 9 29 FEB ? *)         | 2028-02-29T09:00:00Z
        cron(0 9 ? * SUN,SAT 2026)   | 2026-10-03T09:00:00Z
        at(2026-12-24T18:00:00)      | 2026-12-24T18:00:00Z
        """)
    void the_next_time_is(String text, Instant next) {
        assertEquals(
                Optional.of(next),
                ScheduleExpression.parse(text, ZoneOffset.UTC).orElseThrow().next(NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(0 minutes)",
                "rate(5 seconds)",
                "cron(0 10 * * * *)",
                "cron(0 10 ? * ? *)",
                "cron(60 10 * * ? *)",
                "cron(0 10 * * ?)",
                "cron(0 10 32 * ? *)",
                "at(tomorrow)",
                ""
            })
    void it_is_not_valid(String text) {
        assertEquals(Optional.empty(), ScheduleExpression.parse(text, ZoneOffset.UTC));
    }

    @Test
    void what_is_over_has_no_next_time() {
        assertEquals(Optional.empty(), next("at(2026-10-01T12:00:00)", "UTC"));
        assertEquals(Optional.empty(), next("cron(0 9 * * ? 2025)", "UTC"));
    }

    @Test
    void a_zone_has_its_own_noon_in_summer_and_in_winter() {
        assertEquals(Optional.of(Instant.parse("2026-10-02T10:00:00Z")), next("cron(0 12 * * ? *)", "Europe/Berlin"));
        assertEquals(Optional.of(Instant.parse("2026-12-01T11:00:00Z")), next("cron(0 12 1 DEC ? *)", "Europe/Berlin"));
    }

    private static Optional<Instant> next(String text, String zone) {
        return ScheduleExpression.parse(text, ZoneId.of(zone)).orElseThrow().next(NOW);
    }
}

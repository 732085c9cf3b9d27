package io.pointsman.local.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments and spans as screens have them. All in UTC, as AWS and the release records have them. */
public final class Clock24 {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final int HOURS_SAID = 48;

    private Clock24() {}

    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    public static String exact(Instant moment) {
        return EXACT.format(moment);
    }

    public static String day(Instant moment) {
        return DAY.format(moment);
    }

    /** {@code 6m40s}, {@code 3h05m}, {@code 4d}. */
    public static String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "m" + String.format("%02d", seconds % 60) + "s";
        }
        long hours = seconds / 3_600;
        return hours < HOURS_SAID ? hours + "h" + String.format("%02d", seconds % 3_600 / 60) + "m" : hours / 24 + "d";
    }
}

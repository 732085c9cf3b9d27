package io.pointsman.endpoint.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something is due: {@code rate(5 minutes)}, {@code cron(0 12 * * ? *)}, {@code at(2026-10-01T12:00:00)}. */
public sealed interface ScheduleExpression {
    /** The first time after that instant; empty when there is none any more. */
    Optional<Instant> next(Instant after);

    /** @param period between two times; the first is one period after the beginning */
    record Rate(Duration period) implements ScheduleExpression {
        private static final Pattern FORM = Pattern.compile("rate\\((\\d{1,9}) (minute|hour|day)(s?)\\)");

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(after.plus(period));
        }

        /** One minute, two minutes: AWS takes nothing else. */
        private static Optional<ScheduleExpression> parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()
                    || form.group(1).equals("0")
                    || form.group(1).equals("1") != form.group(3).isEmpty()) {
                return Optional.empty();
            }
            long count = Long.parseLong(form.group(1));
            return Optional.of(new Rate(
                    switch (form.group(2)) {
                        case "minute" -> Duration.ofMinutes(count);
                        case "hour" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    }));
        }
    }

    /** Once. */
    record At(Instant time) implements ScheduleExpression {
        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(time).filter(after::isBefore);
        }

        private static Optional<ScheduleExpression> parse(String text, ZoneId zone) {
            try {
                String time = text.substring("at(".length(), text.length() - 1);
                return Optional.of(new At(LocalDateTime.parse(time).atZone(zone).toInstant()));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    /** By the calendar of a zone. */
    record Cron(CronFields fields, ZoneId zone) implements ScheduleExpression {
        @Override
        public Optional<Instant> next(Instant after) {
            return fields.next(after.atZone(zone).toLocalDateTime())
                    .map(time -> time.atZone(zone).toInstant());
        }
    }

    /** Empty where AWS says that the expression is not valid. */
    static Optional<ScheduleExpression> parse(String text, ZoneId zone) {
        if (text.startsWith("at(") && text.endsWith(")")) {
            return At.parse(text, zone);
        }
        if (text.startsWith("cron(") && text.endsWith(")")) {
            return CronFields.parse(text.substring("cron(".length(), text.length() - 1))
                    .map(fields -> new Cron(fields, zone));
        }
        return Rate.parse(text);
    }
}

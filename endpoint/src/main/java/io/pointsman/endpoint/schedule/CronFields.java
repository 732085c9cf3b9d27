package io.pointsman.endpoint.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** The six fields of AWS's cron: minutes, hours, day of the month, month, day of the week, year. */
record CronFields(
        NavigableSet<Integer> minutes,
        NavigableSet<Integer> hours,
        CronDays days,
        NavigableSet<Integer> months,
        NavigableSet<Integer> years) {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    /** Empty where it is none. */
    static Optional<CronFields> parse(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 6) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CronFields(
                    new CronRange(0, 59, List.of()).parse(parts[0]),
                    new CronRange(0, 23, List.of()).parse(parts[1]),
                    CronDays.parse(parts[2], parts[4]),
                    new CronRange(1, 12, MONTHS).parse(parts[3]),
                    new CronRange(FIRST_YEAR, LAST_YEAR, List.of()).parse(parts[5])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The first full minute after that time which fits. */
    Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDateTime earliest = after.withSecond(0).withNano(0).plusMinutes(1);
        for (LocalDate day = earliest.toLocalDate(); day.getYear() <= years.last(); day = day.plusDays(1)) {
            Optional<LocalDateTime> time = fits(day) ? on(day, earliest) : Optional.empty();
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    private boolean fits(LocalDate day) {
        return years.contains(day.getYear()) && months.contains(day.getMonthValue()) && days.fits(day);
    }

    private Optional<LocalDateTime> on(LocalDate day, LocalDateTime earliest) {
        return hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> day.atTime(hour, minute)))
                .filter(time -> !time.isBefore(earliest))
                .findFirst();
    }
}

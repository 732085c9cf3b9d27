package io.pointsman.endpoint.schedule;

import io.pointsman.endpoint.kept.KeptPredicate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.NavigableSet;

/** Which days: by the day of the month or by that of the week, never by both. */
final class CronDays {
    private static final List<String> WEEK = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final CronRange MONTHDAYS = new CronRange(1, 31, List.of());
    private static final CronRange WEEKDAYS = new CronRange(1, 7, WEEK);

    private final KeptPredicate<LocalDate> fit;

    private CronDays(KeptPredicate<LocalDate> fit) {
        this.fit = fit;
    }

    boolean fits(LocalDate day) {
        return fit.test(day);
    }

    /** One of the two is {@code ?}. */
    static CronDays parse(String ofMonth, String ofWeek) {
        if (ofMonth.equals("?") == ofWeek.equals("?")) {
            throw new IllegalArgumentException("one of the day fields must be ?");
        }
        return new CronDays(ofWeek.equals("?") ? ofMonth(ofMonth) : ofWeek(ofWeek));
    }

    /** {@code L} is the last day, {@code 15W} the working day nearest to the 15th. */
    private static KeptPredicate<LocalDate> ofMonth(String field) {
        if (field.equals("L")) {
            return day -> day.getDayOfMonth() == day.lengthOfMonth();
        }
        if (field.endsWith("W")) {
            int wanted = MONTHDAYS.value(field.substring(0, field.length() - 1));
            return day -> day.lengthOfMonth() >= wanted && day.equals(workingDay(day.withDayOfMonth(wanted)));
        }
        NavigableSet<Integer> days = MONTHDAYS.parse(field);
        return day -> days.contains(day.getDayOfMonth());
    }

    /** In the same month. */
    private static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }

    /** {@code 6L} is the last Friday, {@code 6#2} the second. */
    private static KeptPredicate<LocalDate> ofWeek(String field) {
        if (field.equals("L")) {
            return day -> number(day) == 7;
        }
        if (field.endsWith("L")) {
            DayOfWeek wanted = day(field.substring(0, field.length() - 1));
            return day -> day.equals(day.with(TemporalAdjusters.lastInMonth(wanted)));
        }
        int hash = field.indexOf('#');
        if (hash > 0) {
            DayOfWeek wanted = day(field.substring(0, hash));
            int which = new CronRange(1, 5, List.of()).value(field.substring(hash + 1));
            return day -> day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(which, wanted)));
        }
        NavigableSet<Integer> days = WEEKDAYS.parse(field);
        return day -> days.contains(number(day));
    }

    /** Sunday is the first day. */
    private static int number(LocalDate day) {
        return day.getDayOfWeek().getValue() % 7 + 1;
    }

    private static DayOfWeek day(String text) {
        int number = WEEKDAYS.value(text);
        return DayOfWeek.of(number == 1 ? 7 : number - 1);
    }
}

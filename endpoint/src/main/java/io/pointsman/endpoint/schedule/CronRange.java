package io.pointsman.endpoint.schedule;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What values a field of cron may have.
 *
 * @param names for the values from the least on; empty where the field has numbers only
 */
record CronRange(int least, int most, List<String> names) {
    /** {@code *}, {@code 1,3}, {@code 1-5}, {@code 0/15}. Throws {@code IllegalArgumentException} where it is something else. */
    NavigableSet<Integer> parse(String field) {
        NavigableSet<Integer> values = new TreeSet<>();
        for (String item : field.split(",", -1)) {
            add(item, values);
        }
        return values;
    }

    private void add(String item, NavigableSet<Integer> values) {
        String[] stepped = item.split("/", -1);
        int step = stepped.length == 2 ? number(stepped[1]) : 1;
        if (stepped.length > 2 || step < 1) {
            throw new IllegalArgumentException(item);
        }
        String range = stepped[0];
        String[] ends = range.split("-", -1);
        boolean all = range.equals("*") || range.equals("?");
        int from = all ? least : value(ends[0]);
        int to = all ? most : ends.length == 2 ? value(ends[1]) : stepped.length == 2 ? most : from;
        if (ends.length > 2 || from > to) {
            throw new IllegalArgumentException(item);
        }
        for (int value = from; value <= to; value += step) {
            values.add(value);
        }
    }

    int value(String text) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        int value = named < 0 ? number(text) : named + least;
        if (value < least || value > most) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }
}

package io.pointsman.settings;

import io.pointsman.json.Json;

/** A given value as a message shows it: JSON, cut to what fits a line. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String of(Object value) {
        return cut(Json.text(value));
    }

    static String name(String name) {
        return cut(name);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}

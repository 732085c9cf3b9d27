package io.pointsman.review;

import java.util.Locale;

/** Places on the page that links lead to: constants and numbers, nothing that a template says. */
final class Anchors {
    private Anchors() {}

    static String group(Risk risk) {
        return risk.name().toLowerCase(Locale.ROOT);
    }

    static String change(Risk risk, int number) {
        return group(risk) + "-" + (number + 1);
    }

    static String rights(int number) {
        return "rights-" + (number + 1);
    }
}

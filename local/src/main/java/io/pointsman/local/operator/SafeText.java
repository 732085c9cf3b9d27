package io.pointsman.local.operator;

import java.util.List;

/** Text of others, fit for a terminal: without control characters, and without those that turn or hide what is written. */
public final class SafeText {
    private static final String UNSAFE = "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]+";

    private SafeText() {}

    public static String line(String text) {
        return text.replaceAll(UNSAFE, " ").strip().replaceAll(" {2,}", " ");
    }

    /** Its lines, without those that are empty. */
    public static List<String> lines(String text) {
        return text.lines().map(SafeText::line).filter(line -> !line.isEmpty()).toList();
    }
}

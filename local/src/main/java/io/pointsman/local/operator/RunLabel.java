package io.pointsman.local.operator;

import java.util.regex.Pattern;

/** A run as people read it: the beginning of it, by which a command finds it again. */
public final class RunLabel {
    private static final int SHORT = 8;
    private static final int LONGEST = 24;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private RunLabel() {}

    public static String of(String run) {
        String safe = SafeText.line(run);
        if (isExecution(run)) {
            return safe.substring(0, SHORT);
        }
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
    }

    /** Whether it may be the id of a pipeline execution. */
    public static boolean isExecution(String run) {
        return UUID.matcher(run).matches();
    }
}

package io.pointsman.runtime;

import java.util.regex.Pattern;

/**
 * Text as one word of a POSIX shell, for a command that a person copies out of a message: a key of S3 may hold blanks, quotes, and what a
 * shell would run.
 */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /** The text itself where it is a plain word, else in single quotes. */
    public static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

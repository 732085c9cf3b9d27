package io.pointsman.release;

import io.pointsman.digest.Sha256;

/**
 * Names that are derived from a run, so that every repetition of a call arrives at the same one. A run may be any text; a name
 * is short and legal everywhere: a letter first, then letters, digits and hyphens.
 */
public final class RunName {
    private static final int DIGITS = 20;

    private RunName() {}

    /** {@code prefix-<20 hex digits of SHA-256 over the parts>}. */
    public static String of(String prefix, String... parts) {
        return prefix + "-" + Sha256.hex(String.join("\n", parts)).substring(0, DIGITS);
    }

    /** The text itself, or its beginning and a digest of all of it, where it is longer than that. */
    public static String fitted(String text, int longest) {
        return text.length() <= longest ? text : of(text.substring(0, longest - DIGITS - 5), text);
    }
}

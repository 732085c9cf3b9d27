package io.pointsman.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names that are derived from a run, so that every repetition of a call arrives at the same one. A run may be any text; a name
 * is short and legal everywhere: a letter first, then letters, digits and hyphens.
 */
public final class RunName {
    private static final int DIGITS = 20;

    private RunName() {}

    /** {@code prefix-<20 hex digits of SHA-256 over the parts>}. */
    public static String of(String prefix, String... parts) {
        return prefix + "-" + sha256(String.join("\n", parts)).substring(0, DIGITS);
    }

    /** The text itself, or its beginning and a digest of all of it, where it is longer than that. */
    public static String fitted(String text, int longest) {
        return text.length() <= longest ? text : of(text.substring(0, longest - DIGITS - 5), text);
    }

    /** SHA-256 of the text's UTF-8 bytes, as 64 hex digits. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

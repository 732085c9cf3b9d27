package io.pointsman.endpoint.cloudformation.sam.spec;

import io.pointsman.endpoint.cloudformation.sam.python.PythonJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Logical ids that change exactly when what they stand for changes. */
public final class LogicalId {
    private static final int LENGTH = 10;

    private LogicalId() {}

    /** The prefix, and ten digits of the hash of the content; of nothing, nothing. */
    public static String of(String prefix, Object content) {
        return Tree.isTrue(content) ? prefix + digest(content).substring(0, LENGTH) : prefix;
    }

    public static String ofDigest(String prefix, String digest) {
        return prefix + digest.substring(0, Math.min(LENGTH, digest.length()));
    }

    /** Text as it is, anything else as Python's JSON. */
    public static String digest(Object content) {
        return sha1(content instanceof String text ? text : PythonJson.text(content));
    }

    /** SAM takes a suffix as it is where it is letters and digits, and its hash where it is not. */
    public static String suffixed(String prefix, String suffix) {
        return suffix.matches("[\\p{L}\\p{N}]+") ? prefix + suffix : of(prefix, suffix);
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

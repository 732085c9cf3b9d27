package io.pointsman.local.aws.cloudformation.sam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Logical ids that change exactly when what they stand for changes. */
final class LogicalId {
    private static final int LENGTH = 10;

    private LogicalId() {}

    static String of(String prefix, Map<String, Object> content) {
        return prefix + sha1(PythonJson.text(content)).substring(0, LENGTH);
    }

    static String ofDigest(String prefix, String digest) {
        return prefix + digest.substring(0, Math.min(LENGTH, digest.length()));
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

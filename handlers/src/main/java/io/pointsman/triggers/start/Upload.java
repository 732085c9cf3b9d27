package io.pointsman.triggers.start;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An object that was uploaded.
 *
 * @param version empty in a bucket without versioning
 * @param mark tells one upload of the key from the next where there is no version: S3's sequencer
 */
record Upload(String bucket, String key, Optional<String> version, String mark) {
    /**
     * The same for each delivery of the same upload, another for the next: CodePipeline starts one execution for it. Letters and
     * digits, because that is all a client request token may hold.
     */
    String token() {
        return HexFormat.of().formatHex(sha256(bucket + "\n" + key + "\n" + version.orElse(mark)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key
                + version.map(id -> " (version " + id + ")").orElse("");
    }
}

package io.pointsman.local.aws.wire;

import io.pointsman.local.aws.AwsError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A body in the {@code aws-chunked} encoding: chunks with a size line that may carry a signature, then trailers, which the SDKs use
 * for checksums that they compute while they send.
 */
final class AwsChunks {
    private final byte[] encoded;
    private final ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    private final Map<String, String> trailers = new HashMap<>();
    private int at;

    private AwsChunks(byte[] encoded) {
        this.encoded = encoded;
    }

    static boolean areIn(Map<String, String> headers) {
        return headers.getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-")
                || headers.getOrDefault("content-encoding", "").contains("aws-chunked");
    }

    static AwsChunks read(byte[] encoded) {
        AwsChunks chunks = new AwsChunks(encoded);
        chunks.readAll();
        return chunks;
    }

    byte[] body() {
        return decoded.toByteArray();
    }

    /** By lower-case name. */
    Map<String, String> trailers() {
        return trailers;
    }

    private void readAll() {
        for (int size = size(); size > 0; size = size()) {
            need(size + 2);
            decoded.write(encoded, at, size);
            at += size + 2;
        }
        while (at < encoded.length) {
            addTrailer(line());
        }
    }

    private int size() {
        String size = line().replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw incomplete();
        }
        return Integer.parseInt(size, 16);
    }

    private void addTrailer(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            trailers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private String line() {
        int end = at;
        while (end < encoded.length && encoded[end] != '\n') {
            end++;
        }
        String line = new String(encoded, at, end - at, StandardCharsets.US_ASCII).stripTrailing();
        at = Math.min(end + 1, encoded.length);
        return line;
    }

    private void need(int bytes) {
        if (at + bytes > encoded.length) {
            throw incomplete();
        }
    }

    private static AwsError incomplete() {
        return new AwsError(400, "IncompleteBody", "The request body terminated unexpectedly");
    }
}

package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a body in the {@code aws-chunked} encoding: chunks with a size line that may carry a signature, then trailers, which the
 * SDKs use for checksums that they compute while they send. The trailers are there once the body was read to its end.
 */
final class AwsChunks extends InputStream {
    /** A size line with a signature has about a hundred characters, a trailer not many more. */
    private static final int LONGEST_LINE = 8_192;

    private final InputStream encoded;
    private final Map<String, String> trailers = new HashMap<>();
    private long left;
    private boolean begun;
    private boolean ended;

    /** @param encoded read byte by byte in part */
    AwsChunks(InputStream encoded) {
        this.encoded = encoded;
    }

    static boolean areIn(Map<String, String> headers) {
        return headers.getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-")
                || headers.getOrDefault("content-encoding", "").contains("aws-chunked");
    }

    /** By lower-case name. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int read = encoded.read(buffer, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw incomplete();
        }
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        if (begun && !line().isEmpty()) { // what stands behind a chunk's bytes
            throw incomplete();
        }
        begun = true;
        left = size();
        if (left == 0) {
            ended = true;
            readTrailers();
        }
    }

    private long size() throws IOException {
        String size = line().replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,10}")) {
            throw incomplete();
        }
        return Long.parseLong(size, 16);
    }

    private void readTrailers() throws IOException {
        for (int next = encoded.read(); next >= 0; next = encoded.read()) {
            addTrailer(line(next));
        }
    }

    private void addTrailer(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            trailers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private String line() throws IOException {
        return line(encoded.read());
    }

    /** Up to the line's end, or the end of all. */
    private String line(int first) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = first; next >= 0 && next != '\n'; next = encoded.read()) {
            if (line.size() == LONGEST_LINE) {
                throw incomplete();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    private static AwsError incomplete() {
        return new AwsError(400, "IncompleteBody", "The request body terminated unexpectedly");
    }
}

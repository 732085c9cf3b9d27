package io.pointsman.runtime;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * One object of S3, read in ranges. Its end is asked for first, where a zip's directory lies, and that answer says what the object is: a small
 * one has come whole by it. Pinned by its ETag: an object that is replaced while it is read is a {@link Refusal}.
 */
final class S3RangedBytes implements RangedBytes {
    private static final int TAIL = 128 * 1024;
    private static final int UNSATISFIABLE = 416;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");

    private final S3Client s3;
    private final JobArtifact artifact;
    private final Opened opened;

    private S3RangedBytes(S3Client s3, JobArtifact artifact, Opened opened) {
        this.s3 = s3;
        this.artifact = artifact;
        this.opened = opened;
    }

    /** What the object is, and its last bytes: all that there are, or none. */
    private static final class Opened {
        private final String etag;
        private final long length;
        private final Optional<String> version;
        private final Map<String, String> metadata;
        private final byte[] tail;

        Opened(GetObjectResponse response, long length, byte[] tail) {
            this.etag = response.eTag();
            this.length = length;
            this.version = Optional.ofNullable(response.versionId());
            this.metadata = Map.copyOf(response.metadata());
            this.tail = tail;
        }

        /** Of no bytes. */
        Opened(HeadObjectResponse head) {
            this.etag = head.eTag();
            this.length = head.contentLength();
            this.version = Optional.ofNullable(head.versionId());
            this.metadata = Map.copyOf(head.metadata());
            this.tail = new byte[0];
        }

        boolean hasFrom(long offset) {
            return offset >= length - tail.length;
        }

        byte[] read(long offset, int size) {
            int from = Math.toIntExact(offset - (length - tail.length));
            return Arrays.copyOfRange(tail, from, from + size);
        }
    }

    static S3RangedBytes open(S3Client s3, JobArtifact artifact) {
        return SdkTrouble.asking("s3:GetObject of " + named(artifact), () -> {
            try {
                return new S3RangedBytes(s3, artifact, end(s3, artifact));
            } catch (S3Exception e) {
                throw verdict(artifact, e);
            }
        });
    }

    /** Of an object of no bytes there is no range. */
    private static Opened end(S3Client s3, JobArtifact artifact) {
        try {
            return opened(s3.getObjectAsBytes(
                    get -> get.bucket(artifact.bucket()).key(artifact.key()).range("bytes=-" + TAIL)));
        } catch (S3Exception e) {
            if (e.statusCode() == UNSATISFIABLE) {
                return new Opened(
                        s3.headObject(head -> head.bucket(artifact.bucket()).key(artifact.key())));
            }
            throw e;
        }
    }

    private static Opened opened(ResponseBytes<GetObjectResponse> end) {
        GetObjectResponse response = end.response();
        Matcher range = CONTENT_RANGE.matcher(Objects.toString(response.contentRange(), ""));
        if (!range.matches()) {
            throw new IllegalStateException("S3 answered a range with Content-Range " + response.contentRange());
        }
        long length = Long.parseLong(range.group(2));
        byte[] tail = end.asByteArrayUnsafe();
        if (tail.length != length - Long.parseLong(range.group(1))) {
            throw new IllegalStateException(
                    "S3 gave " + tail.length + " bytes for Content-Range " + response.contentRange());
        }
        return new Opened(response, length, tail);
    }

    @Override
    public long length() {
        return opened.length;
    }

    @Override
    public Optional<String> version() {
        return opened.version;
    }

    @Override
    public Map<String, String> metadata() {
        return opened.metadata;
    }

    @Override
    public byte[] read(long offset, int size) {
        if (offset < 0 || size < 0 || offset + size > length()) {
            throw new IndexOutOfBoundsException(size + " bytes from " + offset + " of " + length());
        }
        if (size == 0) {
            return new byte[0];
        }
        return opened.hasFrom(offset) ? opened.read(offset, size) : fetch(offset, size);
    }

    /** Of all of them, in Base64; the same that are read. */
    String sha256() {
        return SdkTrouble.asking("s3:GetObject of " + named(artifact), () -> {
            try {
                return ObjectSha256.of(
                        s3,
                        HeadObjectRequest.builder()
                                .bucket(artifact.bucket())
                                .key(artifact.key())
                                .ifMatch(opened.etag)
                                .build());
            } catch (S3Exception e) {
                throw verdict(artifact, e);
            }
        });
    }

    private byte[] fetch(long offset, int size) {
        GetObjectRequest range = GetObjectRequest.builder()
                .bucket(artifact.bucket())
                .key(artifact.key())
                .ifMatch(opened.etag)
                .range("bytes=" + offset + "-" + (offset + size - 1))
                .build();
        return SdkTrouble.asking("s3:GetObject of " + named(artifact), () -> {
            try {
                return s3.getObject(range, (response, body) -> whole(body, size));
            } catch (S3Exception e) {
                throw verdict(artifact, e);
            }
        });
    }

    /** Straight into an array of its size: the SDK's own collecting takes three times as much for a moment. */
    private byte[] whole(InputStream body, int size) throws IOException {
        byte[] bytes = new byte[size];
        int got = body.readNBytes(bytes, 0, size);
        if (got != size || body.read() >= 0) {
            throw new IllegalStateException(
                    named(artifact) + ": S3 gave " + got + " bytes or more where " + size + " were asked for");
        }
        return bytes;
    }

    /** What only an artifact's reader knows; everything else stays as it is. */
    private static RuntimeException verdict(JobArtifact artifact, S3Exception e) {
        return switch (e.statusCode()) {
            case 404 ->
                new Refusal(
                        FailureKind.JOB_FAILED,
                        named(artifact) + " is not there: it was deleted or has expired; "
                                + BrokenDocument.marker(artifact.bucket(), artifact.key(), e)
                                        .map(marker ->
                                                "bring it back, then retry the stage: " + marker.undo() + "; or ")
                                        .orElse("")
                                + "release again",
                        e);
            case 412 ->
                new Refusal(
                        FailureKind.JOB_FAILED, named(artifact) + " was replaced while it was read; release again", e);
            default -> e;
        };
    }

    private static String named(JobArtifact artifact) {
        return "artifact " + artifact.name() + " (s3://" + artifact.bucket() + "/" + artifact.key() + ")";
    }
}

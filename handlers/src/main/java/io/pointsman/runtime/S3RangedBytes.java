package io.pointsman.runtime;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One object of S3, read in ranges. Pinned by its ETag: an object that is replaced while it is read is a {@link Refusal}. */
final class S3RangedBytes implements RangedBytes {
    private final S3Client s3;
    private final JobArtifact artifact;
    private final String etag;
    private final long length;
    private final Optional<String> version;
    private final Map<String, String> metadata;

    private S3RangedBytes(S3Client s3, JobArtifact artifact, HeadObjectResponse head) {
        this.s3 = s3;
        this.artifact = artifact;
        this.etag = head.eTag();
        this.length = head.contentLength();
        this.version = Optional.ofNullable(head.versionId());
        this.metadata = Map.copyOf(head.metadata());
    }

    static S3RangedBytes open(S3Client s3, JobArtifact artifact) {
        return SdkTrouble.asking("s3:GetObject of " + named(artifact), () -> {
            try {
                return new S3RangedBytes(
                        s3,
                        artifact,
                        s3.headObject(head -> head.bucket(artifact.bucket()).key(artifact.key())));
            } catch (S3Exception e) {
                throw verdict(artifact, e);
            }
        });
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Optional<String> version() {
        return version;
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public byte[] read(long offset, int size) {
        if (offset < 0 || size < 0 || offset + size > length) {
            throw new IndexOutOfBoundsException(size + " bytes from " + offset + " of " + length);
        }
        return size == 0 ? new byte[0] : fetch(offset, size);
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
                                .ifMatch(etag)
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
                .ifMatch(etag)
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

package io.pointsman.runtime;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * SHA-256 of all bytes of an object, in Base64: what Lambda calls CodeSha256 where they are a package. S3's own checksum where it has one of
 * this kind, otherwise one read in pieces.
 */
public final class ObjectSha256 {
    private static final int PIECE = 1 << 16;
    private static final int LARGE_PIECE = 1 << 22;

    private ObjectSha256() {}

    /** Asks S3. Its errors are for the caller. */
    public static String of(S3Client s3, HeadObjectRequest object) {
        HeadObjectResponse found = head(s3, object);
        return told(found).orElseGet(() -> read(s3, object, found.eTag()));
    }

    /** Asks for {@link #told}, too. Its errors are for the caller. */
    public static HeadObjectResponse head(S3Client s3, HeadObjectRequest object) {
        return s3.headObject(
                object.toBuilder().checksumMode(ChecksumMode.ENABLED).build());
    }

    /**
     * What S3 knows without a read; empty where it has no checksum of this kind. An object that was uploaded in parts has a checksum of its
     * parts' checksums, with their number behind a hyphen.
     */
    public static Optional<String> told(HeadObjectResponse found) {
        return Optional.ofNullable(found.checksumSHA256())
                .filter(sha256 -> found.checksumType() != ChecksumType.COMPOSITE && !sha256.contains("-"));
    }

    /** Of the same bytes that were asked about: an object that is replaced meanwhile is an error (412). */
    private static String read(S3Client s3, HeadObjectRequest object, String etag) {
        GetObjectRequest get = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .versionId(object.versionId())
                .ifMatch(etag)
                .build();
        return s3.getObject(get, (response, body) -> read(body));
    }

    private static String read(InputStream body) throws IOException {
        MessageDigest sha256 = Sha256.begun();
        byte[] piece = new byte[PIECE];
        for (int got = body.read(piece); got >= 0; got = body.read(piece)) {
            sha256.update(piece, 0, got);
        }
        return Sha256.base64(sha256);
    }

    /** Of bytes that no S3 was asked about. */
    public static String of(RangedBytes bytes) {
        MessageDigest sha256 = Sha256.begun();
        for (long from = 0; from < bytes.length(); from += LARGE_PIECE) {
            sha256.update(bytes.read(from, Math.toIntExact(Math.min(LARGE_PIECE, bytes.length() - from))));
        }
        return Sha256.base64(sha256);
    }
}

package io.pointsman.actions.rewrite;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.runtime.SdkTrouble;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An object of the release bucket, read in pieces; tied to what it was when it was opened. */
final class S3ObjectBytes implements RangedBytes {
    private final S3Client s3;
    private final HeadObjectRequest object;
    private final HeadObjectResponse opened;

    private S3ObjectBytes(S3Client s3, HeadObjectRequest object, HeadObjectResponse opened) {
        this.s3 = s3;
        this.object = object;
        this.opened = opened;
    }

    static S3ObjectBytes open(S3Client s3, HeadObjectRequest object) {
        return SdkTrouble.asking(named(object), () -> new S3ObjectBytes(s3, object, s3.headObject(object)));
    }

    @Override
    public long length() {
        return opened.contentLength();
    }

    @Override
    public Optional<String> version() {
        return Optional.ofNullable(opened.versionId());
    }

    @Override
    public byte[] read(long offset, int size) {
        if (size == 0) {
            return new byte[0];
        }
        GetObjectRequest range = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .versionId(object.versionId())
                .ifMatch(opened.eTag())
                .range("bytes=" + offset + "-" + (offset + size - 1))
                .build();
        return SdkTrouble.asking(named(object), () -> s3.getObject(range, (response, body) -> body.readNBytes(size)));
    }

    private static String named(HeadObjectRequest object) {
        return "s3:GetObject of s3://" + object.bucket() + "/" + object.key();
    }
}

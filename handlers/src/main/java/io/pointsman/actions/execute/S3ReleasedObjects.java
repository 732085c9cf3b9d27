package io.pointsman.actions.execute;

import io.pointsman.runtime.ObjectSha256;
import io.pointsman.runtime.SdkTrouble;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** {@link ReleasedObjects} by S3. */
final class S3ReleasedObjects implements ReleasedObjects {
    private static final String ALLOW =
            " (allow s3:GetObject and s3:GetObjectVersion there, and s3:ListBucket: without it S3 denies what is not"
                    + " there)";

    private final S3Client s3;

    S3ReleasedObjects(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public boolean exists(String bucket, String key, String version) {
        HeadObjectRequest object = HeadObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .versionId(version)
                .build();
        return unlessGone(object, () -> s3.headObject(object)).isPresent();
    }

    @Override
    public Optional<String> sha256(String bucket, String key) {
        HeadObjectRequest object =
                HeadObjectRequest.builder().bucket(bucket).key(key).build();
        return unlessGone(object, () -> ObjectSha256.of(s3, object));
    }

    private static <T> Optional<T> unlessGone(HeadObjectRequest object, Supplier<T> call) {
        return SdkTrouble.asking("s3:HeadObject of s3://" + object.bucket() + "/" + object.key() + ALLOW, () -> {
            try {
                return Optional.of(call.get());
            } catch (S3Exception e) {
                if (e.statusCode() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }
}

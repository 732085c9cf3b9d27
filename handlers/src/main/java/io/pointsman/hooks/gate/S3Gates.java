package io.pointsman.hooks.gate;

import io.pointsman.runtime.SdkTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * {@link Gates} in the release bucket. Its owner closes one with {@code aws s3 cp reason.txt s3://BUCKET/gates/STACK} and opens it
 * with {@code aws s3 rm}.
 */
final class S3Gates implements Gates {
    private static final int READ = 4_096;

    private final S3Client s3;
    private final String bucket;

    S3Gates(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<String> reason(String stack) {
        String key = "gates/" + stack;
        return SdkTrouble.asking(
                "s3:GetObject of gate s3://" + bucket + "/" + key
                        + " (s3:ListBucket is needed, too: without it S3 denies what is not there)",
                () -> {
                    try (ResponseInputStream<GetObjectResponse> object =
                            s3.getObject(get -> get.bucket(bucket).key(key))) {
                        String text = new String(object.readNBytes(READ), StandardCharsets.UTF_8);
                        object.abort();
                        return Optional.of(text);
                    } catch (NoSuchKeyException e) {
                        return Optional.empty();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}

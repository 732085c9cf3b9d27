package io.pointsman.gates;

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
public final class S3Gates implements Gates {
    private static final int MAX_TEXT_BYTES = 4_096;
    private static final String BY = "by";

    private final S3Client s3;
    private final String bucket;

    public S3Gates(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<ClosedGate> closed(String stack) {
        String key = "gates/" + stack;
        String uri = "s3://" + bucket + "/" + key;
        return SdkTrouble.asking(
                "s3:GetObject of gate " + uri
                        + " (s3:ListBucket is needed, too: without it S3 denies what is not there)",
                () -> {
                    try (ResponseInputStream<GetObjectResponse> object =
                            s3.getObject(get -> get.bucket(bucket).key(key))) {
                        return Optional.of(gate(uri, object));
                    } catch (NoSuchKeyException e) {
                        return Optional.empty();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static ClosedGate gate(String uri, ResponseInputStream<GetObjectResponse> object) throws IOException {
        String text = new String(object.readNBytes(MAX_TEXT_BYTES), StandardCharsets.UTF_8);
        object.abort();
        GetObjectResponse head = object.response();
        return new ClosedGate(
                uri,
                text,
                head.lastModified(),
                Optional.ofNullable(head.metadata().get(BY)));
    }
}

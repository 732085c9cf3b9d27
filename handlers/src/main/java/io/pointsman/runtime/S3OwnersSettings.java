package io.pointsman.runtime;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** {@link OwnersSettings} in the release bucket, read once in a call, with the function's own role. */
final class S3OwnersSettings {
    private final Supplier<S3Client> s3;
    private final Supplier<String> bucket;
    private final Map<String, Optional<OwnersSettings>> read = new HashMap<>();

    S3OwnersSettings(Supplier<S3Client> s3, Supplier<String> bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    Optional<OwnersSettings> of(String stack) {
        Optional<OwnersSettings> known = read.get(stack);
        if (known != null) {
            return known;
        }
        Optional<OwnersSettings> found = find(OwnersSettings.key(stack));
        read.put(stack, found);
        return found;
    }

    private Optional<OwnersSettings> find(String key) {
        String uri = "s3://" + bucket.get() + "/" + key;
        return SdkTrouble.asking("s3:GetObject of the pipeline owner's settings " + uri, () -> {
                    try {
                        byte[] bytes = s3.get()
                                .getObjectAsBytes(
                                        get -> get.bucket(bucket.get()).key(key))
                                .asByteArray();
                        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
                    } catch (NoSuchKeyException e) {
                        return Optional.<String>empty();
                    }
                })
                .map(text -> OwnersSettings.parse(uri, text));
    }
}

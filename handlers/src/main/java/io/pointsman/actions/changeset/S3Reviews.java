package io.pointsman.actions.changeset;

import io.pointsman.release.RunName;
import io.pointsman.runtime.SdkTrouble;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Review pages in the release bucket. The address is that of the object in the S3 console, whose Open button shows the page: it
 * asks for a sign-in, and it does not expire as a signed address would. An S3 of this machine has no console: there the address is
 * signed.
 */
final class S3Reviews implements Reviews {
    private static final Map<String, String> CONSOLES = Map.of(
            "aws",
            "console.aws.amazon.com",
            "aws-us-gov",
            "console.amazonaws-us-gov.com",
            "aws-cn",
            "console.amazonaws.cn");
    private final S3Client s3;
    private final String bucket;
    private final Optional<S3OnThisMachine> near;

    S3Reviews(S3Client s3, String bucket) {
        this(s3, bucket, Optional.empty());
    }

    /** @param near an S3 without a console */
    S3Reviews(S3Client s3, String bucket, Optional<S3OnThisMachine> near) {
        this.s3 = s3;
        this.bucket = bucket;
        this.near = near;
    }

    @Override
    public Optional<String> keep(String stack, String run, String digest, String html) {
        String key = "reviews/" + stack + "/" + RunName.of("run", run) + "/" + digest + ".html";
        SdkTrouble.asking(
                "s3:PutObject of the review to s3://" + bucket + "/" + key,
                () -> s3.putObject(
                        put -> put.bucket(bucket).key(key).contentType("text/html; charset=utf-8"),
                        RequestBody.fromString(html)));
        return near.map(place -> place.address(s3, bucket, key))
                .or(() -> address(s3.serviceClientConfiguration().region(), key));
    }

    private Optional<String> address(Region region, String key) {
        return Optional.ofNullable(CONSOLES.get(PartitionMetadata.of(region).id()))
                .map(console -> "https://" + region.id() + "." + console + "/s3/object/" + bucket + "?region="
                        + region.id() + "&prefix=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }
}

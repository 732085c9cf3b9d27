package io.pointsman.actions.changeset;

import io.pointsman.release.RunName;
import io.pointsman.runtime.SdkTrouble;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Review pages in the release bucket. The address is that of the object in the S3 console, whose Open button shows the page: it
 * asks for a sign-in, and it does not expire as a signed address would. An S3 of this machine has no console: there the address is
 * signed. Either names the version that was written, where the bucket keeps versions.
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
    private final Consumer<String> turn;

    S3Reviews(S3Client s3, String bucket) {
        this(s3, bucket, Optional.empty(), stack -> {});
    }

    /**
     * @param near an S3 without a console
     * @param turn is asked about a stack before a page that is there is written once more
     */
    S3Reviews(S3Client s3, String bucket, Optional<S3OnThisMachine> near, Consumer<String> turn) {
        this.turn = turn;
        this.s3 = s3;
        this.bucket = bucket;
        this.near = near;
    }

    @Override
    public Kept keep(String stack, String run, String digest, String html) {
        String key = "reviews/" + stack + "/" + RunName.of("run", run) + "/" + digest + ".html";
        PutObjectResponse put = first(key, html).orElseGet(() -> {
            turn.accept(stack);
            return again(key, html);
        });
        Optional<String> version = version(put);
        Optional<String> address = near.map(place -> place.address(s3, bucket, key, version))
                .or(() -> address(s3.serviceClientConfiguration().region(), key, version));
        return new Kept(address, version.isPresent());
    }

    /** Empty where there is one: of this job, which was given out once more, or of somebody who has overtaken it. */
    private Optional<PutObjectResponse> first(String key, String html) {
        return SdkTrouble.asking(named(key), () -> {
            try {
                return Optional.of(s3.putObject(page(key).ifNoneMatch("*").build(), RequestBody.fromString(html)));
            } catch (S3Exception e) {
                if (e.statusCode() == 412 || e.statusCode() == 409) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private PutObjectResponse again(String key, String html) {
        return SdkTrouble.asking(named(key), () -> s3.putObject(page(key).build(), RequestBody.fromString(html)));
    }

    private String named(String key) {
        return "s3:PutObject of the review to s3://" + bucket + "/" + key;
    }

    private PutObjectRequest.Builder page(String key) {
        return PutObjectRequest.builder().bucket(bucket).key(key).contentType("text/html; charset=utf-8");
    }

    /** None in a bucket that keeps no versions; in one that has stopped to, S3 says {@code null}, which the next page takes over. */
    private static Optional<String> version(PutObjectResponse put) {
        return Optional.ofNullable(put.versionId()).filter(id -> !id.equals("null"));
    }

    private Optional<String> address(Region region, String key, Optional<String> version) {
        return Optional.ofNullable(CONSOLES.get(PartitionMetadata.of(region).id()))
                .map(console -> "https://" + region.id() + "." + console + "/s3/object/" + bucket + "?region="
                        + region.id() + "&prefix=" + encoded(key)
                        + version.map(id -> "&versionId=" + encoded(id)).orElse(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

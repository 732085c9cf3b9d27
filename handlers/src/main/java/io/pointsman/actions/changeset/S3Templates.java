package io.pointsman.actions.changeset;

import io.pointsman.runtime.SdkTrouble;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Templates in the release bucket, under their digest. CloudFormation reads them with the rights of whoever calls it. */
final class S3Templates implements Templates {
    private static final Pattern VERSION = Pattern.compile("[?&]versionId=([^&]+)");
    private final S3Client s3;
    private final String bucket;

    S3Templates(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String keep(String digest, String template) {
        String key = "templates/" + digest + ".template";
        SdkTrouble.asking(
                "s3:PutObject of the template to s3://" + bucket + "/" + key,
                () -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(template)));
        return address(s3.serviceClientConfiguration().region(), key);
    }

    @Override
    public Optional<String> read(String address) {
        Optional<String> key = key(address);
        return key.flatMap(it -> SdkTrouble.asking("s3:GetObject of s3://" + bucket + "/" + it, () -> {
            try {
                byte[] bytes = s3.getObjectAsBytes(
                                get -> get.bucket(bucket).key(it).versionId(version(address)))
                        .asByteArray();
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        }));
    }

    /** In path style or with the bucket in the host's name; empty for another bucket. */
    private Optional<String> key(String address) {
        if (!address.matches("https://[^\\s\"<>{}|\\\\^`]+")) {
            return Optional.empty();
        }
        URI uri = URI.create(address);
        String host = Objects.toString(uri.getHost(), "");
        String path = Objects.toString(uri.getPath(), "");
        if (host.matches("s3[.-].*") && path.startsWith("/" + bucket + "/")) {
            return Optional.of(path.substring(bucket.length() + 2));
        }
        boolean isVirtual = host.startsWith(bucket + ".s3") && path.length() > 1;
        return isVirtual ? Optional.of(path.substring(1)) : Optional.empty();
    }

    private static @Nullable String version(String address) {
        Matcher matcher = VERSION.matcher(address);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** Path style: a bucket's name may hold dots, which the certificate of virtual hosts does not cover. */
    private String address(Region region, String key) {
        return "https://s3." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix() + "/" + bucket + "/" + key;
    }
}

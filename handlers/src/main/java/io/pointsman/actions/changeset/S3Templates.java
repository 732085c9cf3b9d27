package io.pointsman.actions.changeset;

import io.pointsman.runtime.SdkTrouble;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Templates in the release bucket, under their digest. CloudFormation reads them with the rights of whoever calls it. */
final class S3Templates implements Templates {
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

    /** Path style: a bucket's name may hold dots, which the certificate of virtual hosts does not cover. */
    private String address(Region region, String key) {
        return "https://s3." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix() + "/" + bucket + "/" + key;
    }
}

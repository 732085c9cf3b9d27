package io.pointsman.local.cli;

import io.pointsman.local.cli.argument.EndpointUrl;
import io.pointsman.runtime.OwnersSettings;
import io.pointsman.runtime.SdkTrouble;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Where the settings of owners lie, with the credentials of whoever calls. */
record OwnersFile(S3Client s3, String bucket) implements AutoCloseable {
    static OwnersFile in(String bucket, String region, Optional<EndpointUrl> endpoint) {
        S3ClientBuilder builder =
                S3Client.builder().region(Region.of(region)).httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(url -> builder.endpointOverride(url.uri()).forcePathStyle(true));
        return new OwnersFile(builder.build(), bucket);
    }

    /** What was written, and where. */
    String write(String stack, String text) {
        String key = OwnersSettings.key(stack);
        String uri = "s3://" + bucket + "/" + key;
        PutObjectResponse put = SdkTrouble.asking(
                "s3:PutObject of " + uri,
                () -> s3.putObject(
                        request -> request.bucket(bucket).key(key).contentType("application/yaml"),
                        RequestBody.fromString(text)));
        return "written: " + uri
                + Optional.ofNullable(put.versionId())
                        .map(version -> ", version " + version)
                        .orElse(", of which earlier states are not kept: the bucket is not versioned");
    }

    @Override
    public void close() {
        s3.close();
    }
}

package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Identities;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A versioned bucket {@code box} on a stopped clock, over the wire. */
final class OneBucket implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    final EndpointClock clock = EndpointClock.stopped(START);
    final World world = new World("000000000000", "us-east-1", clock);
    final S3Client s3;
    private final List<S3Client> clients = new ArrayList<>();
    private final EndpointServer server;

    OneBucket() {
        this(Recorder.none());
    }

    OneBucket(Recorder recorder) {
        world.add(new S3Service(world));
        server = EndpointServer.start(world, 0, recorder);
        s3 = as("AKIAOWNER");
        s3.createBucket(create -> create.bucket("box"));
        s3.putBucketVersioning(put -> put.bucket("box")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }

    URI uri() {
        return server.uri();
    }

    /** Credentials that read one key and write one, for an hour. */
    S3Client narrow(String accessKeyId, String readable, String writable) {
        world.identities()
                .grant(
                        accessKeyId,
                        new Identities.Grant(
                                Set.of("box/" + readable), Set.of("box/" + writable), START.plusSeconds(3_600)));
        return as(accessKeyId);
    }

    S3Client as(String accessKeyId) {
        S3Client client = S3Client.builder()
                .endpointOverride(uri())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials(accessKeyId)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        clients.add(client);
        return client;
    }

    S3Presigner presigner(String accessKeyId) {
        return S3Presigner.builder()
                .endpointOverride(uri())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials(accessKeyId)))
                .build();
    }

    private static AwsCredentials credentials(String accessKeyId) {
        return AwsSessionCredentials.create(accessKeyId, "SECRETKEYOFTHISTEST", "SESSIONTOKENOFTHISTEST");
    }

    PutObjectResponse put(String key, String text) {
        return s3.putObject(put -> put.bucket("box").key(key), RequestBody.fromString(text));
    }

    String text(String key) {
        return s3.getObjectAsBytes(get -> get.bucket("box").key(key)).asUtf8String();
    }

    @Override
    public void close() {
        clients.forEach(S3Client::close);
        server.close();
    }
}

package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.s3.S3Service;
import io.pointsman.endpoint.sts.StsService;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.s3.S3Client;

/** Lambda and S3 over the wire, with the real SDK clients, on a stopped clock. */
final class Wire implements AutoCloseable {
    static final String ARN = Account.ARN;

    final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-11-28T20:00:00Z"));
    final World world = new World("123456789012", "us-east-1", clock);
    final LambdaService service = new LambdaService(world);
    final LambdaClient lambda;
    final S3Client s3;
    private final EndpointServer server;

    Wire() {
        world.add(service);
        world.add(new S3Service(world));
        world.add(new StsService(world));
        server = EndpointServer.start(world, 0);
        StaticCredentialsProvider who = StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
        lambda = LambdaClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(who)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        s3 = S3Client.builder()
                .endpointOverride(server.uri())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(who)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** With an active function that has never been published. */
    static Wire with(String function) {
        Wire wire = new Wire();
        wire.lambda.createFunction(creation(function).build());
        wire.settle();
        return wire;
    }

    /** With versions 1 and 2 and an alias {@code live} on the first. */
    static Wire released(String function) {
        Wire wire = with(function);
        wire.lambda.publishVersion(ask -> ask.functionName(function));
        wire.change(function, "second");
        wire.lambda.publishVersion(ask -> ask.functionName(function));
        wire.lambda.createAlias(ask -> ask.functionName(function).name("live").functionVersion("1"));
        return wire;
    }

    static CreateFunctionRequest.Builder creation(String function) {
        return CreateFunctionRequest.builder()
                .functionName(function)
                .runtime("python3.12")
                .handler("app.handler")
                .role(Account.ROLE)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(Account.zip("first"))));
    }

    void change(String function, String content) {
        lambda.updateFunctionCode(
                ask -> ask.functionName(function).zipFile(SdkBytes.fromByteArray(Account.zip(content))));
        settle();
    }

    void settle() {
        clock.advance(Duration.ofSeconds(3));
    }

    JsonObject call(String operation, Object... members) {
        return world.call("lambda", operation, JsonObject.of(members));
    }

    /** What a browser or curl gets: no credentials but those in the link. */
    HttpResponse<byte[]> fetch(String link) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Override
    public void close() {
        lambda.close();
        s3.close();
        server.close();
        service.close();
    }
}

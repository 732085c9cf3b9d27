package io.pointsman.local.aws;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.clock.EndpointClock;
import io.pointsman.local.aws.codedeploy.CodeDeployService;
import io.pointsman.local.aws.lambda.LambdaService;
import io.pointsman.local.aws.s3.S3Service;
import io.pointsman.local.aws.wire.EndpointServer;
import io.pointsman.release.ReleaseRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Lambda and CodeDeploy on a stopped clock, and the real SDK clients of both. A function is not run when it is invoked: tests read
 * the payloads and answer for it.
 */
public final class ReleasePlace implements AutoCloseable, ReleaseRecords {
    public static final Instant START = Instant.parse("2026-10-01T12:00:00Z");
    public static final String ROLE = "arn:aws:iam::123456789012:role/app";

    /** Of each invocation on paper. */
    public static final String REQUEST = "request-1";

    public final EndpointClock clock = EndpointClock.stopped(START);
    public final World world = new World("123456789012", "us-east-1", clock);

    /** What hooks were called with. */
    public final List<JsonObject> invoked = new ArrayList<>();

    private final LambdaService lambdaService = new LambdaService(world);
    private final Map<String, String> records = new HashMap<>();
    private final EndpointServer server;
    public final LambdaClient lambda;
    public final CodeDeployClient codeDeploy;
    public final S3Client s3;

    public ReleasePlace() {
        world.add(new Unrun());
        world.add(new CodeDeployService(world));
        world.add(new S3Service(world));
        server = EndpointServer.start(world, 0);
        lambda = client(LambdaClient.builder());
        codeDeploy = client(CodeDeployClient.builder());
        s3 = client(S3Client.builder().forcePathStyle(true));
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Lambda, whose functions are invoked on paper. */
    private final class Unrun implements Service {
        @Override
        public String signingName() {
            return lambdaService.signingName();
        }

        @Override
        public Protocol protocol() {
            return lambdaService.protocol();
        }

        @Override
        public Map<String, Operation> operations() {
            Map<String, Operation> operations = new HashMap<>(lambdaService.operations());
            operations.put("Invoke", (input, caller) -> {
                byte[] payload = input.bytes("Payload").orElseThrow();
                invoked.add(Json.object(new String(payload, StandardCharsets.UTF_8)));
                return JsonObject.of("StatusCode", 202, "RequestId", REQUEST);
            });
            return operations;
        }
    }

    /** An active function without any version. */
    public void function(String name, String code) {
        world.call(
                "lambda",
                "CreateFunction",
                JsonObject.of("FunctionName", name, "Runtime", "python3.12", "Handler", "app.handler")
                        .with("Role", ROLE)
                        .with("Code", JsonObject.of("ZipFile", zip(code))));
        pass(Duration.ofSeconds(5));
    }

    /** New code, not settled yet. */
    public void update(String name, String code) {
        world.call("lambda", "UpdateFunctionCode", JsonObject.of("FunctionName", name, "ZipFile", zip(code)));
    }

    /** New code and a version of it. */
    public String release(String name, String code) {
        update(name, code);
        pass(Duration.ofSeconds(5));
        String version = world.call("lambda", "PublishVersion", JsonObject.of("FunctionName", name))
                .needText("Version");
        pass(Duration.ofSeconds(5));
        return version;
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    public static byte[] zip(String code) {
        return ReproducibleZip.of(Map.of("app.py", code.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public JsonObject find(String stack, String run) {
        return Json.object(records.getOrDefault(stack + " " + run, "{}"));
    }

    @Override
    public JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
        records.put(stack + " " + run, Json.text(change.apply(find(stack, run))));
        return find(stack, run);
    }

    @Override
    public void close() {
        lambda.close();
        codeDeploy.close();
        s3.close();
        server.close();
        lambdaService.close();
    }
}

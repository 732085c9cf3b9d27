package io.pointsman.endpoint.ssm;

import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.secrets.SecretsManagerService;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;

/** Parameter Store and Secrets Manager over the wire, as an SDK writes its requests. */
final class Wire implements AutoCloseable {
    private final World world =
            new World("000000000000", "us-east-1", EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z")));
    private final EndpointServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Wire(Path record) {
        world.add(new SsmService(world));
        world.add(new SecretsManagerService(world));
        server = EndpointServer.start(world, 0, Recorder.to(record));
    }

    /** The answer's body; an error has {@code __type}. */
    JsonObject ask(String service, String operation, Object... members) throws IOException, InterruptedException {
        String target = service.equals("ssm") ? "AmazonSSM." : "secretsmanager.";
        HttpRequest request = HttpRequest.newBuilder(server.uri())
                .header("X-Amz-Target", target + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(JsonObject.of(members))))
                .build();
        return Json.object(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}

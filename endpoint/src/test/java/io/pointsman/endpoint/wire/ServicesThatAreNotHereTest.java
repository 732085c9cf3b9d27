package io.pointsman.endpoint.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** They are named as the request names them, and are never taken for Lambda. */
final class ServicesThatAreNotHereTest {
    private final World world =
            new World("123456789012", "us-east-1", EndpointClock.stopped(Instant.parse("2026-01-02T03:04:05Z")));
    private final EndpointServer server = EndpointServer.start(world, 0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void a_path_is_said_to_be_of_the_service_that_it_was_signed_for() throws Exception {
        HttpResponse<String> answer = send(signed("schemas", "/v1/registries/name/tests"));
        assertEquals(
                "the embedded endpoint has no operation GET /v1/registries/name/tests of schemas; AWS may have it",
                Json.object(answer.body()).needText("message"));
        assertEquals(501, answer.statusCode());
    }

    @Test
    void so_is_a_path_of_lambda_that_another_service_has_too() throws Exception {
        HttpResponse<String> answer = send(signed("xray", "/2015-03-31/functions"));
        assertEquals(
                "the embedded endpoint has no operation ListFunctions of xray; AWS may have it",
                Json.object(answer.body()).needText("message"));
    }

    @Test
    void so_is_a_target() throws Exception {
        HttpResponse<String> answer =
                send(signed("dynamodb", "/").header("X-Amz-Target", "DynamoDB_20120810.ListTables"));
        assertEquals(
                "the embedded endpoint has no operation ListTables of dynamodb; AWS may have it",
                Json.object(answer.body()).needText("message"));
    }

    @Test
    void so_is_an_action_of_a_form() throws Exception {
        HttpResponse<String> answer = send(signed("ec2", "/")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString("Action=DescribeVpcs&Version=2016-11-15")));
        assertTrue(answer.body().contains("has no operation DescribeVpcs of ec2; AWS may have it"), answer.body());
    }

    private HttpRequest.Builder signed(String service, String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=key/20260102/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

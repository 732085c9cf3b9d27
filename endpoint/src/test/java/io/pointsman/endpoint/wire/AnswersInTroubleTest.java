package io.pointsman.endpoint.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.Service.Protocol;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails inside the endpoint is a 500 in the words of the service and a line on standard error: never silence. */
@ResourceLock(Resources.SYSTEM_ERR)
final class AnswersInTroubleTest {
    private final World world = new World("123456789012", "us-east-1", EndpointClock.stopped(Instant.EPOCH));
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream before = System.err;
    private EndpointServer server = EndpointServer.start(world, 0);

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(before);
        server.close();
        http.close();
    }

    static Stream<Operation> troubles() {
        return Stream.of(
                (input, caller) -> {
                    throw new IllegalStateException("boom, for this test");
                },
                (input, caller) -> {
                    throw new StackOverflowError("boom, for this test");
                },
                (input, caller) -> {
                    throw new OutOfMemoryError("boom, for this test");
                },
                (input, caller) -> {
                    throw new AssertionError("boom, for this test");
                });
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatever_is_thrown_is_a_500_in_the_form_of_each_service(Operation trouble) throws Exception {
        world.add(new Caught("cloudformation", Protocol.QUERY, "Do", trouble));
        world.add(new Caught("codedeploy", Protocol.JSON, "Do", trouble));
        world.add(new Caught("lambda", Protocol.LAMBDA_REST, "GetFunction", trouble));
        world.add(new Caught("s3", Protocol.S3_REST, "GetObject", trouble));

        HttpResponse<String> query = send(request("cloudformation", "/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("Action=Do")));
        HttpResponse<String> json = json("codedeploy", "{}");
        HttpResponse<String> rest =
                send(request("lambda", "/2015-03-31/functions/f").GET());
        HttpResponse<String> s3 = send(request("s3", "/box/key").GET());

        Stream.of(query, json, rest, s3).forEach(answer -> assertEquals(500, answer.statusCode(), answer.body()));
        assertTrue(query.body().contains("<Type>Receiver</Type><Code>InternalFailure</Code>"), query.body());
        assertEquals("InternalFailure", Json.object(json.body()).needText("__type"));
        assertEquals(
                "ServiceException",
                rest.headers().firstValue("x-amzn-ErrorType").orElseThrow());
        assertTrue(Json.object(rest.body()).has("Message"), rest.body());
        assertTrue(s3.body().contains("<Error><Code>InternalError</Code>"), s3.body());
        for (String place : new String[] {"cloudformation Do", "codedeploy Do", "lambda GetFunction", "s3 GetObject"}) {
            assertTrue(
                    said().lines().anyMatch(line -> line.contains(place) && line.contains("boom, for this test")),
                    said());
        }
    }

    @Test
    void what_fails_in_the_background_is_said_unless_the_end_of_the_endpoint_cut_it_off() {
        world.complain("the event of request 1", new IllegalStateException("boom, for this test"));
        assertTrue(said().contains("the event of request 1 failed inside the endpoint"), said());

        world.close();
        world.complain("the event of request 2", new IllegalStateException("boom, for this test"));
        assertFalse(said().contains("request 2"), said());
    }

    @Test
    void an_output_that_cannot_be_written_is_a_500() throws Exception {
        world.add(new Caught("codedeploy", Protocol.JSON, "Do", (input, caller) -> JsonObject.of("a", new Object())));

        HttpResponse<String> answer = json("codedeploy", "{}");

        assertEquals(500, answer.statusCode());
        assertEquals("InternalFailure", Json.object(answer.body()).needText("__type"));
        assertTrue(said().contains("codedeploy Do"), said());
    }

    @Test
    void a_header_that_cannot_be_sent_is_a_500() throws Exception {
        world.add(new Caught(
                "s3",
                Protocol.S3_REST,
                "GetObject",
                (input, caller) -> JsonObject.of("ContentType", "a\r\nInjected: b")));

        HttpResponse<String> answer = send(request("s3", "/box/key").GET());

        assertEquals(500, answer.statusCode());
        assertTrue(answer.body().contains("<Code>InternalError</Code>"), answer.body());
    }

    @Test
    void a_body_that_breaks_off_is_refused_in_the_form_of_the_service() throws Exception {
        world.add(new Caught("s3", Protocol.S3_REST, "PutObject", (input, caller) -> JsonObject.empty()));

        HttpResponse<String> answer = send(request("s3", "/box/key")
                .header("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
                .PUT(HttpRequest.BodyPublishers.ofString("ff\r\nshort")));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("<Error><Code>IncompleteBody</Code>"), answer.body());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_record_that_cannot_be_written_takes_no_answer_away() throws Exception {
        world.add(new Caught("codedeploy", Protocol.JSON, "Do", (input, caller) -> JsonObject.of("a", 1)));
        server.close();
        try (Recorder full = Recorder.to(Path.of("/dev/full"))) {
            server = EndpointServer.start(world, 0, full);

            assertEquals("{\"a\":1}", json("codedeploy", "{}").body());
            assertEquals("{\"a\":1}", json("codedeploy", "{}").body());
        }
        assertTrue(said().contains("the record of codedeploy Do"), said());
    }

    @Test
    void half_a_surrogate_pair_in_a_request_stops_no_later_answer(@TempDir Path folder) throws Exception {
        world.add(new Caught("codedeploy", Protocol.JSON, "Do", (input, caller) -> input));
        server.close();
        Path file = folder.resolve("record");
        try (Recorder recorder = Recorder.to(file)) {
            server = EndpointServer.start(world, 0, recorder);

            assertEquals(400, json("codedeploy", "{\"a\":\"\\ud800\"}").statusCode());
            assertEquals(200, json("codedeploy", "{\"a\":\"after\"}").statusCode());
        }
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    void a_task_that_fails_keeps_no_other_from_its_time() throws Exception {
        try (EndpointClock clock = EndpointClock.running(1_000)) {
            clock.after(Duration.ofSeconds(1), () -> {
                throw new StackOverflowError("boom, for this test");
            });
            CountDownLatch ran = new CountDownLatch(1);
            clock.after(Duration.ofSeconds(2), ran::countDown);

            assertTrue(ran.await(30, TimeUnit.SECONDS));
        }
        assertTrue(said().contains("boom, for this test"), said());
    }

    private String said() {
        return err.toString(UTF_8);
    }

    private HttpResponse<String> json(String service, String body) throws Exception {
        return send(request(service, "/")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "X.Do")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path))
                .timeout(Duration.ofSeconds(30))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAME/20260102/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

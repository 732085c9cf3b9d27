package io.pointsman.endpoint.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Recorder;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3 as other clients than the SDK see it, and what the record keeps of it. */
final class S3WireTest {
    @TempDir
    private Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private OneBucket place = new OneBucket();

    @BeforeEach
    void put() {
        place.close();
        place = new OneBucket(Recorder.to(folder.resolve("record")));
        place.put("a/k", "text");
    }

    @AfterEach
    void close() {
        place.close();
        http.close();
    }

    @Test
    void an_error_is_xml_with_the_key_and_a_request_id() throws Exception {
        HttpResponse<String> answer = send(request("/box/none").GET());

        assertEquals(404, answer.statusCode());
        assertEquals(
                "application/xml", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().contains("<Error><Code>NoSuchKey</Code>"), answer.body());
        assertTrue(answer.body().contains("<Key>none</Key>"), answer.body());
        assertTrue(answer.headers().firstValue("x-amz-request-id").isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/box?analytics",
                "/box?replication",
                "/box/a/k?torrent",
                "/box?inventory&id=1",
                "/box/a/k?legal-hold"
            })
    void what_it_does_not_know_is_not_implemented_and_never_a_success(String path) throws Exception {
        HttpResponse<String> answer = send(request(path).GET());

        assertEquals(501, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("<Code>NotImplemented</Code>"), answer.body());
    }

    @Test
    void a_presigned_link_reads_and_writes_without_a_header() throws Exception {
        try (S3Presigner presigner = place.presigner("AKIAOWNER")) {
            URI read = presigner
                    .presignGetObject(sign -> sign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket("box").key("a/k")))
                    .url()
                    .toURI();
            assertEquals(
                    "text",
                    http.send(HttpRequest.newBuilder(read).build(), text()).body());
        }
        assertNoSecrets();
    }

    @Test
    void a_presigned_link_of_narrow_credentials_is_as_narrow() throws Exception {
        place.narrow("ASIAJOB", "a/k", "out");
        try (S3Presigner presigner = place.presigner("ASIAJOB")) {
            URI other = presigner
                    .presignGetObject(sign -> sign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket("box").key("other")))
                    .url()
                    .toURI();
            assertEquals(
                    403,
                    http.send(HttpRequest.newBuilder(other).build(), text()).statusCode());
        }
        assertNoSecrets();
    }

    @Test
    void the_record_has_a_line_for_each_call_by_the_names_of_the_api() throws IOException {
        place.s3.getObjectAsBytes(get -> get.bucket("box").key("a/k").range("bytes=0-1"));
        place.s3.putObject(
                put -> put.bucket("box").key("c").ssekmsKeyId("k").serverSideEncryption("aws:kms"),
                RequestBody.fromBytes("bytes".getBytes(UTF_8)));

        List<JsonObject> lines = lines();
        JsonObject get = lines.get(lines.size() - 2);
        assertEquals("s3 GetObject 206", line(get));
        assertEquals("bytes=0-1", get.objectOrEmpty("input").needText("Range"));
        JsonObject put = lines.getLast();
        assertEquals("s3 PutObject 200", line(put));
        assertEquals("aws:kms", put.objectOrEmpty("input").needText("ServerSideEncryption"));
        assertEquals(
                5L,
                put.objectOrEmpty("input")
                        .objectOrEmpty("Body")
                        .number("length")
                        .orElseThrow());
        assertNoSecrets();
    }

    private void assertNoSecrets() throws IOException {
        String record = Files.readString(folder.resolve("record"));
        for (String secret :
                List.of("SECRETKEYOFTHISTEST", "SESSIONTOKENOFTHISTEST", "X-Amz-Signature", "Credential=")) {
            assertFalse(record.contains(secret), secret + " is on record: " + record);
        }
    }

    private List<JsonObject> lines() throws IOException {
        return Files.readAllLines(folder.resolve("record")).stream()
                .map(Json::object)
                .toList();
    }

    private static String line(JsonObject entry) {
        return entry.needText("service") + " " + entry.needText("operation") + " "
                + entry.number("status").orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(place.uri() + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAME/20260102/us-east-1/s3/aws4_request, SignedHeaders=host,"
                                + " Signature=0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), text());
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }
}

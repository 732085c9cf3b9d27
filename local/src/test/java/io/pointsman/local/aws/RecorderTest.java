package io.pointsman.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the record keeps, and what it never holds. */
final class RecorderTest {
    private static final String SECRET = "EXAMPLESECRETEXAMPLE";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_line_has_time_service_operation_input_status_error_and_answer() {
        JsonObject line = recorded(new Recorder.Entry(
                Instant.EPOCH,
                Optional.of("arn:aws:sts::000000000000:assumed-role/r/s"),
                "codedeploy",
                "GetDeployment",
                JsonObject.of("deploymentId", "d-1"),
                400,
                Optional.of("DeploymentDoesNotExistException"),
                JsonObject.of("message", "no")));

        assertEquals(
                "{\"time\":\"1970-01-01T00:00:00Z\",\"caller\":\"arn:aws:sts::000000000000:assumed-role/r/s\",\"service\":\"codedeploy\",\"operation\":\"GetDeployment\","
                    + "\"input\":{\"deploymentId\":\"d-1\"},\"status\":400,"
                    + "\"error\":\"DeploymentDoesNotExistException\",\"answer\":{\"message\":\"no\"}}",
                Json.text(line));
    }

    @Test
    void the_credentials_inside_a_job_that_is_invoked_are_not_there() {
        JsonObject credentials = JsonObject.of("secretAccessKey", SECRET, "sessionToken", SECRET);
        String event =
                Json.text(Map.of("CodePipeline.job", Map.of("data", Map.of("artifactCredentials", credentials))));

        JsonObject line = recorded(input(JsonObject.of("FunctionName", "f", "Payload", event.getBytes(UTF_8))));

        assertEquals(
                (long) event.length(),
                line.objectOrEmpty("input")
                        .objectOrEmpty("Payload")
                        .number("length")
                        .orElseThrow());
    }

    @Test
    void credentials_are_replaced_whatever_the_case_and_however_deep() {
        JsonObject line = recorded(input(JsonObject.of(
                "a", List.of(Map.of("SecretAccessKey", SECRET, "AccessKeyId", "AKIA")),
                "jobDetails", Map.of("data", Map.of("artifactCredentials", Map.of("x", SECRET))),
                "configuration", Map.of("OAuthToken", SECRET))));

        JsonObject first = line.objectOrEmpty("input").objects("a").getFirst();
        assertEquals("***", first.needText("SecretAccessKey"));
        assertEquals("AKIA", first.needText("AccessKeyId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://s3.amazonaws.com/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + SECRET
                        + "&X-Amz-Expires=60&X-Amz-Security-Token=" + SECRET + "&X-Amz-Signature=" + SECRET,
                "https://b.s3.amazonaws.com/k?AWSAccessKeyId=" + SECRET + "&Signature=" + SECRET + "&Expires=1",
                "see <https://s3.amazonaws.com/b/k?x-amz-signature=" + SECRET + "> there"
            })
    void a_presigned_link_is_no_key_any_more_and_still_says_what_it_names(String link) {
        JsonObject line = recorded(input(JsonObject.of("TemplateURL", link)));

        String shown = line.objectOrEmpty("input").needText("TemplateURL");
        assertEquals(link.substring(0, link.indexOf('?')), shown.substring(0, shown.indexOf('?')));
    }

    @Test
    void lines_of_many_threads_stay_whole() throws IOException {
        Path file = folder.resolve("record");
        try (Recorder recorder = Recorder.to(file)) {
            IntStream.range(0, 200)
                    .parallel()
                    .forEach(i -> recorder.add(input(JsonObject.of("i", i, "text", "x\n".repeat(1_000)))));
        }

        assertEquals(
                200,
                Files.readAllLines(file).stream().map(Json::object).distinct().count());
    }

    @Test
    void a_second_run_adds_to_the_file() {
        recorded(input(JsonObject.empty()));
        recorded(input(JsonObject.of("second", true)));

        assertEquals(2, lines().size());
    }

    private static Recorder.Entry input(JsonObject input) {
        return new Recorder.Entry(
                Instant.EPOCH, Optional.empty(), "lambda", "Invoke", input, 200, Optional.empty(), input);
    }

    /** The last line, which holds no secret. */
    private JsonObject recorded(Recorder.Entry entry) {
        try (Recorder recorder = Recorder.to(folder.resolve("record"))) {
            recorder.add(entry);
        }
        String line = lines().getLast();
        assertFalse(line.contains(SECRET), line);
        return Json.object(line);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(folder.resolve("record"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

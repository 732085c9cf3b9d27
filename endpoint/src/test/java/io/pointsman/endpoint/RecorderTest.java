package io.pointsman.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    void variables_parameters_and_templates_are_not_there() {
        String resource = Json.text(Map.of(
                "Properties", Map.of("Environment", Map.of("Variables", Map.of("PIN", SECRET)), "Password", SECRET)));
        JsonObject line = recorded(input(JsonObject.of(
                        "Environment", JsonObject.of("Variables", JsonObject.of("PIN", SECRET)),
                        "Configuration", Map.of("Environment", Map.of("Variables", Map.of("PIN", SECRET))))
                .with("TemplateBody", "Description: " + SECRET)
                .with("Parameters", List.of(Map.of("ParameterKey", "Stage", "ParameterValue", SECRET)))
                .with("ResourceChange", Map.of("BeforeContext", resource, "AfterContext", resource))
                .with("UserParameters", "{\"ParameterOverrides\":{\"DbPassword\":\"" + SECRET + "\"}}")
                .with(
                        "Target",
                        JsonObject.of("Path", "/Properties/Environment/Variables/PIN")
                                .with("BeforeValue", SECRET)
                                .with("AfterValue", SECRET + "2"))));

        JsonObject input = line.objectOrEmpty("input");
        assertEquals(
                Map.of("PIN", "***"),
                input.objectOrEmpty("Environment").objectOrEmpty("Variables").members());
        assertEquals("... (33 characters)", input.needText("TemplateBody"));
        assertEquals("Stage", input.objects("Parameters").getFirst().needText("ParameterKey"));
        assertEquals("***", input.objectOrEmpty("Target").needText("AfterValue"));
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

    @Test
    void half_a_surrogate_pair_keeps_no_later_line_from_the_record() {
        Path file = folder.resolve("record");
        try (Recorder recorder = Recorder.to(file)) {
            recorder.add(input(JsonObject.of("name", "a\ud800b", "pair", "\ud83d\ude00")));
            recorder.add(input(JsonObject.of("\udc00", "\udc00")));
            recorder.add(input(JsonObject.of("after", true)));
        }
        assertEquals(3, lines().size());
        assertTrue(lines().getFirst().contains("\"a\\ud800b\""), lines().getFirst());
        assertTrue(lines().getFirst().contains("\"\ud83d\ude00\""), lines().getFirst());
        assertTrue(Json.object(lines().getLast()).objectOrEmpty("input").has("after"));
    }

    @Test
    void what_is_no_json_is_shown_as_text() {
        JsonObject input = recorded(input(JsonObject.of(
                        "nan",
                        Double.NaN,
                        "float",
                        1.5f,
                        "big",
                        BigInteger.TEN,
                        "path",
                        Path.of("x"),
                        "set",
                        Set.of(1))))
                .objectOrEmpty("input");

        assertEquals("NaN", input.needText("nan"));
        assertEquals("1.5", input.needText("float"));
        assertEquals("10", input.needText("big"));
        assertEquals("x", input.needText("path"));
        assertEquals(List.of(1L), input.list("set"));
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1_000, 100_000})
    void what_is_nested_deeply_is_cut_and_not_lost(int depth) {
        Object deep = "bottom";
        for (int i = 0; i < depth; i++) {
            deep = i % 2 == 0 ? List.of(deep) : JsonObject.of("a", deep);
        }
        JsonObject line = recorded(input(JsonObject.of("deep", deep, "flat", 1)));

        assertTrue(Json.text(line).contains("nested more deeply"), "cut");
        assertEquals(1L, line.objectOrEmpty("input").number("flat").orElseThrow());
    }

    @Test
    void a_text_without_end_is_shown_by_its_beginning() {
        String shown = recorded(input(JsonObject.of("text", "x".repeat(3_000_000))))
                .objectOrEmpty("input")
                .needText("text");

        assertTrue(shown.length() < 10_000, () -> shown.length() + " characters");
        assertTrue(shown.endsWith("(3000000 characters)"), shown);
    }

    @Test
    void a_member_that_cannot_be_shown_leaves_the_rest_of_the_line() {
        Map<String, Object> broken = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("broken, for this test");
            }
        };
        JsonObject line = recorded(input(JsonObject.of("broken", broken)));

        assertEquals("Invoke", line.needText("operation"));
        assertEquals(200L, line.number("status").orElseThrow());
        assertTrue(line.needText("notRecorded").contains("broken, for this test"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_fails_no_request() {
        try (Recorder recorder = Recorder.to(Path.of("/dev/full"))) {
            recorder.add(input(JsonObject.of("a", 1)));
            recorder.add(input(JsonObject.of("a", 2)));
        }
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

package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Every path answers the job: an unanswered one hangs its pipeline for 20 minutes. */
final class ActionFunctionTest {
    private static final String JOB = Events.job(Events.data(JsonObject.of("StackName", "web")));

    private final FakeSurroundings around = new FakeSurroundings();

    @Test
    void a_finished_action_answers_success_with_its_outputs() throws IOException {
        String result = call(JOB, () -> new Step.Done<>(Map.of("Changed", "true")));

        assertEquals(List.of(finished("done", Map.of("Changed", "true"))), around.codePipeline.heard);
        assertEquals("{\"status\":\"Succeeded\",\"outputs\":{\"Changed\":\"true\"}}", result);
    }

    @Test
    void the_summary_output_replaces_the_summary_of_the_last_continuation_as_far_as_it_fits() throws IOException {
        String many = "Cart 1 -> 2, ".repeat(200);
        call(JOB, () -> new Step.Done<>(Map.of("Summary", many)));
        call(JOB, () -> new Step.Done<>(Map.of("Summary", " ")));

        String said = Json.object(around.codePipeline.heard.getFirst()).needText("summary");
        assertEquals(Sayable.LONGEST_SUMMARY, said.length());
        assertTrue(said.startsWith("Cart 1 -> 2, Cart"), said);
        assertEquals(finished("done", Map.of("Summary", " ")), around.codePipeline.heard.getLast());
    }

    @Test
    void a_long_wait_answers_success_with_a_token_a_summary_and_the_percentage() throws IOException {
        String result = call(JOB, () -> wait("second", Progress.of("10 % of the traffic", 10)));

        JsonObject said = JsonObject.of("job", Events.ID, "token", "v1 0 second");
        assertEquals(
                List.of(Json.text(said.with("summary", "10 % of the traffic").with("percent", 10))),
                around.codePipeline.heard);
        assertEquals(
                "{\"status\":\"InProgress\",\"continuationToken\":\"v1 0 second\",\"message\":\"10 % of the traffic\","
                        + "\"percentComplete\":10}",
                result);
    }

    @Test
    void a_wait_without_a_percentage_names_none() throws IOException {
        call(JOB, () -> wait("second", Progress.of("waiting")));

        assertTrue(
                around.codePipeline.heard.getFirst().contains("\"percent\":null"), around.codePipeline.heard::toString);
    }

    @Test
    void a_continuation_goes_on_with_its_token() throws IOException {
        FixedAction action = new FixedAction(() -> new Step.Done<>(Map.of()));
        String event = Events.job(Events.data("{}").with("continuationToken", "v1 0 second"));

        Called.with(event, Called.of(place -> action), around);

        assertEquals(Optional.of("v1 0 second"), action.jobs.getFirst().token());
    }

    @ParameterizedTest
    @EnumSource
    void a_verdict_answers_failure_of_its_kind(FailureKind kind) throws IOException {
        String result = call(JOB, () -> new Step.Stop<>(kind, "no"));

        assertFailed(kind.wireName(), "no");
        assertEquals("{\"status\":\"Failed\",\"type\":\"" + kind.wireName() + "\",\"message\":\"no\"}", result);
    }

    @Test
    void a_refusal_answers_failure_in_its_words() throws IOException {
        call(JOB, () -> {
            throw new Refusal(FailureKind.PERMISSION, "cloudformation:CreateChangeSet was denied");
        });

        assertFailed("PermissionError", "cloudformation:CreateChangeSet was denied");
    }

    @Test
    void aws_that_cannot_be_asked_is_tried_again_and_then_answered_with_a_token() throws IOException {
        call(JOB, () -> {
            throw new Unavailable("throttled");
        });

        assertTrue(
                around.codePipeline.heard.getFirst().contains("\"token\":\"v1 "), around.codePipeline.heard::toString);
        assertTrue(around.codePipeline.heard.getFirst().contains("trying again"), around.codePipeline.heard::toString);
    }

    static List<Throwable> surprises() {
        return List.of(
                new IllegalStateException("CodeDeploy status Odd"),
                new NullPointerException("CodeDeploy status Odd"),
                new StackOverflowError("CodeDeploy status Odd"),
                new OutOfMemoryError("CodeDeploy status Odd"),
                new NoClassDefFoundError("CodeDeploy status Odd"));
    }

    @ParameterizedTest
    @MethodSource("surprises")
    void a_surprise_answers_failure_and_the_log_says_where(Throwable surprise) throws IOException {
        call(JOB, () -> {
            throw sneaky(surprise);
        });

        String said = around.codePipeline.heard.getFirst();
        assertTrue(said.contains("\"failed\":\"JobFailed\""), said);
        assertTrue(said.contains("CodeDeploy status Odd"), said);
        assertTrue(around.log().contains(surprise.getClass().getName()), around.log());
        assertTrue(around.log().contains("ActionFunctionTest"), around.log());
    }

    @ParameterizedTest
    @MethodSource("surprises")
    void a_surprise_while_the_action_is_built_answers_failure(Throwable surprise) throws IOException {
        Called.with(
                JOB,
                Called.of(place -> {
                    throw sneaky(surprise);
                }),
                around);

        String said = around.codePipeline.heard.getFirst();
        assertTrue(said.contains("\"failed\":\"JobFailed\""), said);
    }

    @Test
    void a_variable_that_is_not_set_answers_what_to_do() throws IOException {
        around.variables.remove("RELEASE_BUCKET");

        Called.with(
                JOB,
                Called.of(place -> {
                    place.environment().need("RELEASE_BUCKET");
                    return new FixedAction(() -> new Step.Done<>(Map.of()));
                }),
                around);

        assertFailed(
                "ConfigurationError",
                "the function's environment variable RELEASE_BUCKET is not set; deploy template.yaml again");
    }

    /** What the SDK answers is not checked for null by the compiler. */
    @Test
    void an_output_without_a_value_answers_failure() throws IOException {
        Map<String, String> outputs = new HashMap<>();
        outputs.put("Url", Output.builder().build().outputValue());

        call(JOB, () -> new Step.Done<>(outputs));

        assertEquals(1, around.codePipeline.heard.size());
        assertTrue(around.codePipeline.heard.getFirst().contains("JobFailed"), around.codePipeline.heard::toString);
    }

    static Map<Object, String> malformed() {
        JsonObject data = Events.data("{}");
        Map<Object, String> malformed = new HashMap<>();
        malformed.put("a text", "artifactCredentials is missing");
        malformed.put(List.of(1), "artifactCredentials is missing");
        malformed.put(JsonObject.empty(), "artifactCredentials is missing");
        malformed.put(data.with("artifactCredentials", "x"), "artifactCredentials must be an object");
        malformed.put(data.with("artifactCredentials", Map.of("accessKeyId", "x")), "secretAccessKey is missing");
        malformed.put(data.with("inputArtifacts", "x"), "inputArtifacts must be a list");
        malformed.put(data.with("inputArtifacts", List.of("x")), "inputArtifacts must be an object");
        malformed.put(data.with("outputArtifacts", List.of(Map.of("name", "x"))), "bucketName is missing");
        malformed.put(data.with("continuationToken", 7), "continuationToken must be text");
        malformed.put(data.with("encryptionKey", Map.of("type", "KMS")), "id is missing");
        malformed.put(data.with("actionConfiguration", 7), "actionConfiguration must be an object");
        return malformed;
    }

    static List<Object> malformedData() {
        return List.copyOf(malformed().keySet());
    }

    @ParameterizedTest
    @MethodSource("malformedData")
    void a_job_that_is_malformed_inside_is_answered_with_what_is_wrong(Object data) throws IOException {
        call(Events.job(Events.ID, data), () -> new Step.Done<>(Map.of()));

        assertFailed("ConfigurationError", "the job event: " + malformed().get(data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "\"x\"", "StackName: web", "{\"a\":1,\"a\":2}", "{} {}"})
    void user_parameters_that_are_no_json_object_are_answered_as_such(String parameters) throws IOException {
        call(Events.job(Events.data(parameters)), () -> new Step.Done<>(Map.of()));

        String said = around.codePipeline.heard.getFirst();
        assertTrue(said.contains("\"failed\":\"ConfigurationError\""), said);
        assertTrue(said.contains("UserParameters: a JSON object is expected"), said);
    }

    @Test
    void user_parameters_may_be_absent_or_blank() throws IOException {
        call(Events.job(Events.data("  ")), () -> new Step.Done<>(Map.of()));
        call(
                Events.job(Events.data("").with("actionConfiguration", JsonObject.empty())),
                () -> new Step.Done<>(Map.of()));

        assertEquals(List.of(finished("done", Map.of()), finished("done", Map.of())), around.codePipeline.heard);
    }

    @Test
    void user_parameters_longer_than_codepipeline_makes_them_are_not_even_read() throws IOException {
        call(Events.job(Events.data("{\"a\":\"" + "x".repeat(102_400) + "\"}")), () -> new Step.Done<>(Map.of()));

        String said = around.codePipeline.heard.getFirst();
        assertTrue(said.contains("move keys to the settings file"), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{}",
                "[]",
                "{\"CodePipeline.job\":7}",
                "{\"CodePipeline.job\":{}}",
                "{\"CodePipeline.job\":{\"id\":7}}",
                "{\"CodePipeline.job\":{\"id\":\"a\""
            })
    void an_event_without_a_job_id_is_thrown_back_at_lambda(String event) {
        IOException thrown = assertThrows(IOException.class, () -> call(event, () -> new Step.Done<>(Map.of())));

        assertTrue(
                String.valueOf(thrown.getMessage()).startsWith("the event is no job of CodePipeline"),
                thrown::toString);
        assertEquals(List.of(), around.codePipeline.heard);
    }

    @Test
    void artifacts_are_read_as_the_job_and_that_client_is_closed() throws IOException {
        around.s3.objects.put("artifacts/pipeline/Release", new byte[22]);

        Called.with(
                JOB,
                Called.of(place -> new FixedAction(() -> {
                    place.artifacts()
                            .open(new io.pointsman.engine.JobArtifact(
                                    "Release", "artifacts", "pipeline/Release", Optional.empty()));
                    return new Step.Done<>(Map.of());
                })),
                around);

        assertTrue(around.readers.getFirst().isPresent());
        assertTrue(around.s3.closed);
    }

    @Test
    void the_job_is_answered_at_home_wherever_it_deploys_to() throws IOException {
        String role = "arn:aws:iam::111122223333:role/deploy";
        JsonObject there = JsonObject.of("Region", "eu-west-1", "AssumeRoleArn", role, "ExternalId", "x");
        JsonObject data = Events.data(there);

        call(Events.job(data), () -> new Step.Done<>(Map.of()));

        Target target = new Target(Optional.of("eu-west-1"), Optional.of(role), Optional.of("x"));
        assertEquals(List.of(target, Target.HOME), around.targets);
    }

    @Test
    void each_line_of_the_log_is_json_and_names_action_job_request_stack_and_run() throws IOException {
        JsonObject parameters = JsonObject.of("StackName", "web", "Run", "r-1");
        call(Events.job(Events.data(parameters)), () -> new Step.Done<>(Map.of()));

        JsonObject step = around.log().lines().map(Json::object).findFirst().orElseThrow();
        assertEquals(
                "{\"time\":\"2026-01-01T00:00:00Z\",\"message\":\"step\",\"action\":\"runtime\",\"job\":\"" + Events.ID
                        + "\",\"request\":\"request-1\",\"StackName\":\"web\",\"Run\":\"r-1\",\"stage\":\"first\","
                        + "\"step\":\"Done\",\"ms\":0,\"requests\":0}",
                Json.text(step));
        assertFalse(around.log().contains("artifactCredentials"));
    }

    private String call(String event, Supplier<Step<String>> step) throws IOException {
        return Called.with(event, Called.answering(step), around);
    }

    private static Step<String> wait(String stage, Progress progress) {
        return new Step.Wait<>(stage, progress, Duration.ofMinutes(5));
    }

    private void assertFailed(String type, String message) {
        assertEquals(
                List.of(Json.text(JsonObject.of("job", Events.ID, "failed", type, "message", message))),
                around.codePipeline.heard);
    }

    private static String finished(@Nullable String summary, Map<String, String> outputs) {
        return Json.text(JsonObject.of("job", Events.ID)
                .with("summary", (Object) summary)
                .with("percent", 100)
                .with("outputs", outputs));
    }

    private static RuntimeException sneaky(Throwable surprise) {
        if (surprise instanceof Error error) {
            throw error;
        }
        return (RuntimeException) surprise;
    }
}

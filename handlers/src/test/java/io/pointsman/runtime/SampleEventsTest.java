package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.pointsman.actions.changeset.ChangeSetHandler;
import io.pointsman.actions.execute.ExecuteHandler;
import io.pointsman.actions.publish.PublishHandler;
import io.pointsman.actions.retain.RetainHandler;
import io.pointsman.actions.rewrite.RewriteHandler;
import io.pointsman.actions.shift.ShiftHandler;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Each file of {@code events/} is what its name says, to the handler that it is for. AWS and the release records are out of reach
 * in these tests, so an action that accepts its event stops at the first thing that it asks, and its token says where.
 */
final class SampleEventsTest {
    private static final Map<String, ActionFunction> HANDLERS = Map.of(
            "rewrite", new RewriteHandler(),
            "changeset", new ChangeSetHandler(),
            "execute", new ExecuteHandler(),
            "publish", new PublishHandler(),
            "shift", new ShiftHandler(),
            "retain", new RetainHandler());

    /** Hooks and a trigger: their own tests read their events. */
    private static final Set<String> HOOKS = Set.of("gate", "verify", "start");

    private static final Map<String, String> FIRST_STAGES = Map.of(
            "changeset",
            "opening 1",
            "execute",
            "finding",
            "publish",
            "publishing",
            "shift",
            "planning",
            "retain",
            "deleting 0 0");

    private final FakeSurroundings around = new FakeSurroundings();

    static List<SampleEvent> events() {
        return SampleEvent.all().stream()
                .filter(event -> !HOOKS.contains(event.action()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_is_what_its_name_says(SampleEvent event) throws IOException {
        JsonObject result = call(event);
        switch (event.situation()) {
            case "first-call",
                    "parameter-overrides",
                    "reviewed-digest",
                    "some-functions",
                    "hooks-and-alarms",
                    "back-to-previous" -> goesTo(event, FIRST_STAGES.getOrDefault(event.action(), ""), result);
            case "with-token" -> goesOn(event, result);
            case "manual", "manual-to-previous" -> answersNobody(result);
            case "missing-stack-name" -> isRefused(result, "UserParameters: StackName is required; ");
            case "misspelled-key" -> isRefused(result, "did you mean StackName?");
            case "missing-output" -> isRefused(result, "declare one output artifact, Release");
            case "two-inputs" -> isRefused(result, "the action takes exactly one input artifact, and this one has 2");
            case "bad-config" -> isRefused(result, "is none of CodeDeploy's configurations for Lambda");
            case "encrypted-store" -> writesWithTheKeyOfTheStore(event, result);
            default -> fail("no test says what " + event + " is");
        }
    }

    private JsonObject call(SampleEvent event) throws IOException {
        Answer<Object> away = call -> {
            throw SdkClientException.create("out of reach", new IOException("no route"));
        };
        around.cloudFormation = () -> Mockito.mock(CloudFormationClient.class, away);
        around.lambda = () -> Mockito.mock(LambdaClient.class, away);
        around.codeDeploy = () -> Mockito.mock(CodeDeployClient.class, away);
        // Rewrite asks nothing of AWS but objects; the others stop at their first look into the record.
        if (!event.action().equals("rewrite")) {
            around.s3.away.add("releases/releases/");
        }
        for (JsonObject artifact : event.data().objects("inputArtifacts")) {
            around.s3.objects.put(place(artifact), Artifact.usual());
        }
        return Json.object(Called.with(event.text(), handler(event), around));
    }

    private static ActionFunction handler(SampleEvent event) {
        return Optional.ofNullable(HANDLERS.get(event.action()))
                .orElseThrow(() -> new AssertionError("no handler is named " + event.action()));
    }

    private static String place(JsonObject artifact) {
        JsonObject place = artifact.objectOrEmpty("location").objectOrEmpty("s3Location");
        return place.needText("bucketName") + "/" + place.needText("objectKey");
    }

    /** Rewrite needs nothing but artifacts, and those are there. */
    private void goesTo(SampleEvent event, String stage, JsonObject result) {
        assertEquals(1, around.codePipeline.heard.size());
        if (event.action().equals("rewrite")) {
            assertEquals("Succeeded", result.needText("status"));
            return;
        }
        assertEquals("InProgress", result.needText("status"), () -> Json.text(result));
        String names = event.action().equals("shift") ? "\\{\"StackName\":.*} " : "";
        assertTrue(
                result.needText("continuationToken").matches(names + "v1 [1-9]\\d* " + stage), () -> Json.text(result));
    }

    private void goesOn(SampleEvent event, JsonObject result) {
        String token = event.data().needText("continuationToken");
        String stage = token.split(" ", 3)[2];
        assertTrue(!FIRST_STAGES.containsValue(stage), "a continuation that is none: " + token);
        goesTo(event, stage, result);
    }

    private void answersNobody(JsonObject result) {
        assertEquals(List.of(), around.codePipeline.heard);
        assertTrue(Set.of("Succeeded", "Failed").contains(result.needText("status")), () -> Json.text(result));
        assertTrue(result.text("type").filter("ConfigurationError"::equals).isEmpty(), () -> Json.text(result));
        assertEquals(Set.of(Optional.empty()), Set.copyOf(around.readers));
    }

    private void isRefused(JsonObject result, String words) {
        assertEquals("ConfigurationError", result.needText("type"), () -> Json.text(result));
        assertTrue(result.needText("message").contains(words), () -> result.needText("message"));
        assertEquals(1, around.codePipeline.heard.size());
        assertTrue(around.codePipeline.heard.getFirst().contains("\"failed\":\"ConfigurationError\""));
    }

    private void writesWithTheKeyOfTheStore(SampleEvent event, JsonObject result) {
        assertEquals("Succeeded", result.needText("status"));
        String key = event.data().objectOrEmpty("encryptionKey").needText("id");
        assertTrue(
                around.s3.puts.stream()
                        .anyMatch(put -> put.serverSideEncryption() == ServerSideEncryption.AWS_KMS
                                && key.equals(put.ssekmsKeyId())),
                around.s3.puts::toString);
    }

    private static boolean isManual(SampleEvent event) {
        return event.situation().startsWith("manual");
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_could_come_from_codepipeline(SampleEvent event) {
        assertTrue(event.userParameters().length() <= 1_000, "UserParameters are longer than a pipeline can hold");
        assertEquals("000000000000", event.job().needText("accountId"));
        assertEquals(isManual(event), event.job().needText("id").equals("manual"));
        assertEquals(event.situation().equals("with-token"), event.data().has("continuationToken"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_has_credentials_that_are_plainly_none(SampleEvent event) {
        JsonObject credentials = event.data().objectOrEmpty("artifactCredentials");

        assertEquals(isManual(event), credentials.members().isEmpty());
        credentials.members().values().stream()
                .filter(String.class::isInstance)
                .forEach(text -> assertTrue(String.valueOf(text).contains("EXAMPLE"), String.valueOf(text)));
    }

    @Test
    void each_action_has_a_first_call_one_with_a_token_and_one_by_hand() {
        Map<String, Set<String>> situations = events().stream()
                .collect(Collectors.groupingBy(
                        SampleEvent::action, Collectors.mapping(SampleEvent::situation, Collectors.toSet())));

        assertEquals(HANDLERS.keySet(), situations.keySet());
        situations.forEach((action, some) ->
                assertTrue(some.containsAll(Set.of("first-call", "with-token", "manual")), action + " has " + some));
    }
}

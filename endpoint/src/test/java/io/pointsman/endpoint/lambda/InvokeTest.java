package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.sts.StsService;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Python functions run for real. Without {@code python3} on the machine there is nothing to run them with. */
@DisabledIf(value = "noPython", disabledReason = "python3 is not installed on this machine")
final class InvokeTest {
    private final Account account = Account.with("app");

    static boolean noPython() {
        return !Machine.hasPython();
    }

    @BeforeEach
    void identities() {
        account.world.add(new StsService(account.world));
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_function_answers_the_event_it_was_given() {
        code("def handler(event, context):\n  return {'twice': event['n'] * 2, 'of': context.function_name}");
        JsonObject answer = invoke(JsonObject.of("n", 21L));
        assertEquals(JsonObject.of("twice", 42L, "of", "app"), payload(answer));
        assertEquals("$LATEST", answer.needText("ExecutedVersion"));
        assertEquals(200L, answer.number("StatusCode").orElseThrow());
        assertFalse(answer.has("FunctionError"));
    }

    @Test
    void a_function_whose_name_is_one_letter_is_invoked_with_credentials() {
        account.call("CreateFunction", Account.creation("f").with("Code", JsonObject.of("ZipFile", Account.zip("""
            import os
            def handler(event, context):
              return bool(os.environ['AWS_SESSION_TOKEN']) and context.function_name\
            """))));
        account.settle();
        assertEquals(
                "\"f\"", text(account.call("Invoke", request(JsonObject.empty()).with("FunctionName", "f"))));
    }

    @Test
    void what_a_function_throws_is_its_error() {
        code("def handler(event, context):\n  raise ValueError('no stock')");
        JsonObject answer = invoke(JsonObject.empty());
        assertEquals("Unhandled", answer.needText("FunctionError"));
        assertEquals("ValueError", payload(answer).needText("errorType"));
        assertEquals("no stock", payload(answer).needText("errorMessage"));
    }

    @Test
    void a_module_that_cannot_be_imported_is_named() {
        code("import nowhere_to_be_found");
        JsonObject error = payload(invoke(JsonObject.empty()));
        assertEquals("Runtime.ImportModuleError", error.needText("errorType"));
        assertTrue(error.needText("errorMessage").contains("nowhere_to_be_found"), error.toString());
    }

    @Test
    void a_process_that_ends_is_an_error_and_the_next_request_gets_a_new_one() {
        code("import os\ndef handler(event, context):\n  if event['end']: os._exit(7)\n  return 'here'");
        JsonObject ended = invoke(JsonObject.of("end", true));
        assertEquals("Runtime.ExitError", payload(ended).needText("errorType"));
        assertTrue(payload(ended).needText("errorMessage").contains("exit status 7"), ended.toString());
        assertEquals("\"here\"", text(invoke(JsonObject.of("end", false))));
    }

    @Test
    void a_function_that_takes_too_long_is_ended() {
        account.call("UpdateFunctionConfiguration", "FunctionName", "app", "Timeout", 1L);
        account.settle();
        code("import threading\ndef handler(event, context):\n  threading.Event().wait()");
        JsonObject error = payload(invoke(JsonObject.empty()));
        assertEquals("Sandbox.Timedout", error.needText("errorType"));
        assertTrue(error.needText("errorMessage").endsWith("Task timed out after 1.00 seconds"), error.toString());
    }

    @Test
    void the_tail_of_the_log_comes_with_the_answer_when_it_is_asked_for() {
        code("def handler(event, context):\n  print('counting', event['n'])");
        JsonObject request = request(JsonObject.of("n", 3L)).with("LogType", "Tail");
        String first = tail(account.call("Invoke", request));
        assertTrue(first.startsWith("START RequestId: "), first);
        assertTrue(first.contains("\ncounting 3\n"), first);
        account.call("Invoke", request(JsonObject.of("n", 4L)));
        String third = tail(account.call("Invoke", request));
        assertFalse(third.contains("counting 4"), third);
        assertFalse(invoke(JsonObject.of("n", 5L)).has("LogResult"));
    }

    @Test
    void a_process_is_kept_for_the_next_request_until_the_code_changes() {
        code("import os\ndef handler(event, context):\n  return os.getpid()");
        String first = text(invoke(JsonObject.empty()));
        assertEquals(first, text(invoke(JsonObject.empty())));
        code("import os\ndef handler(event, context):\n  return -os.getpid()");
        assertEquals("-", text(invoke(JsonObject.empty())).substring(0, 1));
    }

    @Test
    void the_environment_is_lambdas_and_the_functions_own_and_not_the_endpoints() {
        JsonObject variables = JsonObject.of("Variables", JsonObject.of("STAGE", "test"));
        account.call("UpdateFunctionConfiguration", "FunctionName", "app", "Environment", variables);
        account.settle();
        code("import os\ndef handler(event, context):\n  return dict(os.environ)");
        Map<?, ?> found = payload(invoke(JsonObject.empty())).members();
        assertEquals("test", found.get("STAGE"));
        assertEquals("app", found.get("AWS_LAMBDA_FUNCTION_NAME"));
        assertEquals("us-east-1", found.get("AWS_REGION"));
        assertTrue(String.valueOf(found.get("AWS_ACCESS_KEY_ID")).startsWith("ASIA"), found.toString());
        assertEquals("of the user", System.getenv("USERS_OWN"), "the build sets it, to be looked for");
        assertFalse(found.containsKey("USERS_OWN"), found.keySet().toString());
    }

    @Test
    void an_alias_with_weights_sends_a_share_to_the_other_version() {
        code("def handler(event, context):\n  return context.function_version");
        account.publish("app");
        code("def handler(event, context):\n  return context.function_version + ' too'");
        account.publish("app");
        JsonObject all = JsonObject.of("AdditionalVersionWeights", JsonObject.of("2", java.math.BigDecimal.ONE));
        account.call(
                "CreateAlias",
                JsonObject.of("FunctionName", "app", "Name", "live", "FunctionVersion", "1")
                        .with("RoutingConfig", all));
        JsonObject answer = account.call("Invoke", request(JsonObject.empty()).with("Qualifier", "live"));
        assertEquals("2", answer.needText("ExecutedVersion"));
        assertEquals("\"2 too\"", text(answer));
        account.call(
                "UpdateAlias",
                JsonObject.of("FunctionName", "app", "Name", "live")
                        .with("RoutingConfig", JsonObject.of("AdditionalVersionWeights", JsonObject.empty())));
        assertEquals(
                "\"1\"", text(account.call("Invoke", request(JsonObject.empty()).with("Qualifier", "live"))));
    }

    @Test
    void a_function_without_executions_of_its_own_is_throttled() {
        account.call("PutFunctionConcurrency", "FunctionName", "app", "ReservedConcurrentExecutions", 0L);
        AwsError no = account.refused("Invoke", request(JsonObject.empty()));
        assertEquals("TooManyRequestsException", no.code());
        assertEquals(429, no.status());
    }

    @Test
    void a_layer_is_found_by_the_code() {
        byte[] layer = Machine.zip(Map.of("python/stock.py", "COUNT = 12"));
        String arn = account.call(
                        "PublishLayerVersion",
                        JsonObject.of("LayerName", "stock", "Content", JsonObject.of("ZipFile", layer)))
                .needText("LayerVersionArn");
        account.call("UpdateFunctionConfiguration", "FunctionName", "app", "Layers", List.of(arn));
        account.settle();
        code("import stock\ndef handler(event, context):\n  return stock.COUNT");
        assertEquals("12", text(invoke(JsonObject.empty())));
    }

    private void code(String python) {
        account.call("UpdateFunctionCode", "FunctionName", "app", "ZipFile", Account.zip(python));
        account.settle();
    }

    private JsonObject invoke(JsonObject event) {
        return account.call("Invoke", request(event));
    }

    private static JsonObject request(JsonObject event) {
        byte[] payload = Json.text(event).getBytes(StandardCharsets.UTF_8);
        return JsonObject.of("FunctionName", "app", "Payload", payload);
    }

    private static String text(JsonObject answer) {
        return new String(answer.bytes("Payload").orElseThrow(), StandardCharsets.UTF_8);
    }

    private static JsonObject payload(JsonObject answer) {
        assertNotEquals("", text(answer));
        return Json.object(text(answer));
    }

    private static String tail(JsonObject answer) {
        return new String(Base64.getDecoder().decode(answer.needText("LogResult")), StandardCharsets.UTF_8);
    }
}

package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.sts.StsService;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Lambda refuses before anything runs. */
final class InvokeRefusedTest {
    private final Account account = Account.with("app");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void an_event_that_is_no_json_is_not_taken() {
        AwsError no = account.refused("Invoke", event("{not json"));
        assertEquals("InvalidRequestContentException", no.code());
        assertTrue(no.said().startsWith("Could not parse request body into json"), no.said());
    }

    @Test
    void an_event_over_one_megabyte_is_not_taken_asynchronously() {
        JsonObject large = event("\"" + "x".repeat(1_048_576) + "\"").with("InvocationType", "Event");
        AwsError no = account.refused("Invoke", large);
        assertEquals("RequestTooLargeException", no.code());
        assertEquals(413, no.status());
    }

    @Test
    void a_function_that_is_not_there_is_named_by_its_arn() {
        AwsError no = account.refused("Invoke", event("{}").with("FunctionName", "gone"));
        assertEquals("Function not found: " + Account.ARN + "gone:$LATEST", no.said());
    }

    @Test
    void a_function_that_is_still_being_created_cannot_be_called() {
        account.call("CreateFunction", Account.creation("young"));
        AwsError no = account.refused("Invoke", event("{}").with("FunctionName", "young"));
        assertEquals("ResourceConflictException", no.code());
        assertTrue(no.said().contains("Pending"), no.said());
    }

    @Test
    void another_invocation_type_is_none() {
        AwsError no = account.refused("Invoke", event("{}").with("InvocationType", "Later"));
        assertTrue(no.said().contains("[Event, RequestResponse, DryRun]"), no.said());
    }

    @Test
    void a_dry_run_runs_nothing() {
        JsonObject answer = account.call("Invoke", event("{}").with("InvocationType", "DryRun"));
        assertEquals(204L, answer.number("StatusCode").orElseThrow());
    }

    @Test
    void a_runtime_that_this_machine_cannot_run_is_named() {
        account.world.add(new StsService(account.world));
        account.call("CreateFunction", Account.creation("other").with("Runtime", "ruby3.3"));
        account.settle();
        AwsError no = account.refused("Invoke", event("{}").with("FunctionName", "other"));
        assertEquals("InvalidRuntimeException", no.code());
        assertTrue(no.said().startsWith("the embedded endpoint has no runtime ruby3.3: "), no.said());
    }

    private static JsonObject event(String payload) {
        return JsonObject.of("FunctionName", "app", "Payload", payload.getBytes(StandardCharsets.UTF_8));
    }
}

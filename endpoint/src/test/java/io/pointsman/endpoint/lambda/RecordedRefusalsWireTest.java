package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** What AWS was recorded to say no to. */
final class RecordedRefusalsWireTest {
    private final Wire wire = Wire.released("app");

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void permissions() {
        assertEquals(
                "We currently do not support adding policies for $LATEST.",
                refusal(() -> permit("app", "$LATEST", "s")));
        assertEquals("Cannot find alias arn: " + Wire.ARN + "app:dead", refusal(() -> permit("app", "dead", "s")));
        assertEquals("Function not found: " + Wire.ARN + "app:42", refusal(() -> permit("app", "42", "s")));
        assertEquals(
                "1 validation error detected: Value 'example.com' at 'statementId' failed to satisfy constraint: Member"
                        + " must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)",
                refusal(() -> permit("app", null, "example.com")));
        assertEquals(
                "The resource you requested does not exist.",
                refusal(() -> wire.lambda.getPolicy(ask -> ask.functionName("nobody"))));
        assertEquals("No policy is associated with the given resource.", refusal(() -> forbid("app")));
        assertEquals("No policy found for: " + Wire.ARN + "nobody", refusal(() -> forbid("nobody")));
    }

    @Test
    void event_invoke_configurations() {
        assertEquals(
                "The function " + Wire.ARN + "app:1221 doesn't have an EventInvokeConfig",
                refusal(() -> wire.lambda.getFunctionEventInvokeConfig(
                        ask -> ask.functionName("app").qualifier("1221"))));
        assertEquals(
                "The function " + Wire.ARN + "nobody:$LATEST doesn't have an EventInvokeConfig",
                refusal(() -> wire.lambda.getFunctionEventInvokeConfig(ask -> ask.functionName("nobody"))));
    }

    @Test
    void tags() {
        String arn = Wire.ARN + "app";
        Map<String, String> many = IntStream.range(0, 51)
                .boxed()
                .collect(Collectors.toMap(number -> number + "_key", number -> number + "_value"));
        assertEquals(
                "Number of tags exceeds resource tag limit.",
                refusal(() -> wire.lambda.tagResource(ask -> ask.resource(arn).tags(many))));
        assertEquals(
                "An error occurred and the request cannot be processed.",
                refusal(() -> wire.lambda.tagResource(ask -> ask.resource(arn).tags(Map.of()))));
        assertEquals(
                "Tags on function aliases and versions are not supported. Please specify a function ARN.",
                refusal(() -> wire.lambda.tagResource(
                        ask -> ask.resource(arn + ":live").tags(Map.of("a", "b")))));
    }

    private void permit(String function, @Nullable String qualifier, String id) {
        wire.lambda.addPermission(ask -> ask.functionName(function)
                .qualifier(qualifier)
                .statementId(id)
                .action("lambda:InvokeFunction")
                .principal("events.amazonaws.com"));
    }

    private void forbid(String function) {
        wire.lambda.removePermission(ask -> ask.functionName(function).statementId("s"));
    }

    private static String refusal(Runnable call) {
        return assertThrows(LambdaException.class, call::run).awsErrorDetails().errorMessage();
    }
}

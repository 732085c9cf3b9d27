package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
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

    @Test
    void arns_of_another_region() {
        String elsewhere = Wire.ARN.replace("us-east-1", "eu-central-1") + "app";
        String unreachable = "Functions from 'eu-central-1' are not reachable in this region ('us-east-1')";
        assertEquals(unreachable, refusal(() -> wire.lambda.getFunction(ask -> ask.functionName(elsewhere))));
        assertEquals(unreachable, refusal(() -> wire.lambda.deleteFunction(ask -> ask.functionName(elsewhere))));
        assertEquals(unreachable, refusal(() -> wire.lambda.invoke(ask -> ask.functionName(elsewhere))));
        assertEquals(
                unreachable,
                refusal(() -> wire.lambda.createFunction(
                        Wire.creation("new").functionName(elsewhere).build())));
    }

    @Test
    void deletions_of_what_is_no_version() {
        assertEquals(
                "$LATEST version cannot be deleted without deleting the function.",
                refusal(() -> delete("nobody", "$LATEST")));
        assertEquals(
                "Deletion of aliases is not currently supported.", refusal(() -> delete("nobody", "a".repeat(65))));
        assertEquals("Function not found: " + Wire.ARN + "nobody", refusal(() -> delete("nobody", "1233")));
        delete("app", "1233");
        assertEquals(
                "2",
                wire.lambda
                        .getFunctionConfiguration(ask -> ask.functionName("app").qualifier("2"))
                        .version());
    }

    @Test
    void a_policy_has_the_revision_of_what_it_is_of() {
        assertEquals(
                "The provided principal was invalid. Please check the principal and try again.",
                refusal(() -> wire.lambda.addPermission(ask -> ask.functionName("app")
                        .statementId("s")
                        .action("lambda:InvokeFunction")
                        .principal("invalid.nonaws.com"))));
        String stale =
                "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the"
                        + " latest Revision Id";
        assertEquals(stale, refusal(() -> permitAt("wrong")));
        permitAt(wire.lambda
                .getFunctionConfiguration(ask -> ask.functionName("app"))
                .revisionId());
        assertEquals(
                wire.lambda.getPolicy(ask -> ask.functionName("app")).revisionId(),
                wire.lambda
                        .getFunctionConfiguration(ask -> ask.functionName("app"))
                        .revisionId());
    }

    @Test
    void destinations_of_events() {
        assertEquals(
                "You must specify at least one of error handling or destination setting.",
                refusal(() -> wire.lambda.putFunctionEventInvokeConfig(ask -> ask.functionName("nobody"))));
        assertEquals(
                "The function doesn't exist.",
                refusal(() -> wire.lambda.putFunctionEventInvokeConfig(
                        ask -> ask.functionName("nobody").maximumRetryAttempts(1))));
        assertEquals(
                "The destination ARN " + Wire.ARN + "nobody is invalid.", refusal(() -> succeed(Wire.ARN + "nobody")));
        assertEquals(
                "You can't specify the function as a destination for itself.",
                refusal(() -> succeed(Wire.ARN + "app")));
        String role = Wire.ARN.replace(":lambda:", ":iam:") + "app";
        assertEquals(
                "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=" + role
                        + "), onFailure=null) is invalid.",
                refusal(() -> succeed(role)));
    }

    @Test
    void architectures() {
        assertEquals(
                "1 validation error detected: Value '[X86_64]' at 'architectures' failed to satisfy constraint: Member"
                        + " must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must"
                        + " not be null]",
                refusal(() -> wire.lambda.createFunction(
                        Wire.creation("new").architecturesWithStrings("X86_64").build())));
        assertEquals(
                "1 validation error detected: Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 1",
                refusal(() -> wire.lambda.createFunction(Wire.creation("new")
                        .architecturesWithStrings("x86_64", "arm64")
                        .build())));
    }

    @Test
    void code_that_is_too_large() {
        assertEquals("Zipped size must be smaller than 52428800 bytes", refusal(() -> create(52_428_801)));
        assertEquals(
                "Request must be smaller than 70167211 bytes for the CreateFunction operation",
                refusal(() -> create(53_000_000)));
    }

    private void create(int size) {
        wire.lambda.createFunction(Wire.creation("new")
                .code(place -> place.zipFile(SdkBytes.fromByteArrayUnsafe(new byte[size])))
                .build());
    }

    private void succeed(String arn) {
        wire.lambda.putFunctionEventInvokeConfig(
                ask -> ask.functionName("app").destinationConfig(to -> to.onSuccess(there -> there.destination(arn))));
    }

    private void delete(String function, String qualifier) {
        wire.lambda.deleteFunction(ask -> ask.functionName(function).qualifier(qualifier));
    }

    private void permitAt(String revision) {
        wire.lambda.addPermission(ask -> ask.functionName("app")
                .statementId("s")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .revisionId(revision));
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

package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** As AWS was recorded to answer. */
final class FunctionUrlWireTest {
    private final Wire wire = Wire.released("app");

    @AfterEach
    void close() {
        wire.close();
    }

    /** Public reports: aws/serverless-application-model#2373, aws/aws-cdk#21351. */
    @Test
    void a_url_on_an_alias_is_another_than_that_of_the_function_and_goes_with_the_alias() {
        CreateFunctionUrlConfigResponse function = create(null);
        CreateFunctionUrlConfigResponse alias = create("live");
        assertEquals(Wire.ARN + "app:live", alias.functionArn());
        assertNotEquals(function.functionUrl(), alias.functionUrl());
        wire.lambda.deleteFunctionUrlConfig(ask -> ask.functionName("app"));
        assertEquals(alias.functionUrl(), get("live").functionUrl());
        wire.lambda.deleteAlias(ask -> ask.functionName("app").name("live"));
        assertThrows(ResourceNotFoundException.class, () -> get("live"));
    }

    @Test
    void a_url_is_made_read_changed_listed_and_taken() {
        CreateFunctionUrlConfigResponse made = create(null);
        assertTrue(made.functionUrl().matches("https://[a-z0-9]+\\.lambda-url\\.us-east-1\\.on\\.aws/"));
        assertEquals(null, made.invokeModeAsString());
        assertEquals("BUFFERED", get(null).invokeModeAsString());
        wire.clock.advance(Duration.ofMinutes(1));
        wire.lambda.updateFunctionUrlConfig(
                ask -> ask.functionName("app").authType("AWS_IAM").cors(cors -> cors.allowOrigins("*")));
        GetFunctionUrlConfigResponse changed = get(null);
        assertEquals("AWS_IAM", changed.authTypeAsString());
        assertEquals(List.of("*"), changed.cors().allowOrigins());
        assertNotEquals(changed.creationTime(), changed.lastModifiedTime());
        create("live");
        assertEquals(
                List.of(Wire.ARN + "app", Wire.ARN + "app:live"),
                wire.lambda.listFunctionUrlConfigs(ask -> ask.functionName("app")).functionUrlConfigs().stream()
                        .map(FunctionUrlConfig::functionArn)
                        .toList());
        wire.lambda.deleteFunctionUrlConfig(ask -> ask.functionName("app"));
        assertThrows(ResourceNotFoundException.class, () -> get(null));
    }

    @Test
    void a_second_url_and_one_of_a_version_are_refused() {
        create(null);
        ResourceConflictException two = assertThrows(ResourceConflictException.class, () -> create(null));
        assertEquals(
                "Failed to create function url config for [functionArn = " + Wire.ARN + "app]. Error message: "
                        + " FunctionUrlConfig exists for this Lambda function",
                two.awsErrorDetails().errorMessage());
        LambdaException version = assertThrows(LambdaException.class, () -> create("1"));
        assertEquals(
                "1 validation error detected: Value '1' at 'qualifier' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)",
                version.awsErrorDetails().errorMessage());
        LambdaException alias = assertThrows(LambdaException.class, () -> create("dead"));
        assertEquals("Function does not exist", alias.awsErrorDetails().errorMessage());
    }

    private CreateFunctionUrlConfigResponse create(@Nullable String alias) {
        return wire.lambda.createFunctionUrlConfig(
                ask -> ask.functionName("app").qualifier(alias).authType("NONE"));
    }

    private GetFunctionUrlConfigResponse get(@Nullable String alias) {
        return wire.lambda.getFunctionUrlConfig(ask -> ask.functionName("app").qualifier(alias));
    }
}

package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FunctionSettingsWireTest {
    private static final String SIGNING =
            "arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-0123456789abcdef0";

    private final Wire wire = Wire.released("app");

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_loop_is_ended_unless_it_is_allowed() {
        assertEquals("Terminate", loop());
        wire.lambda.putFunctionRecursionConfig(ask -> ask.functionName("app").recursiveLoop("Allow"));
        assertEquals("Allow", loop());
    }

    private String loop() {
        return wire.lambda
                .getFunctionRecursionConfig(ask -> ask.functionName("app"))
                .recursiveLoopAsString();
    }

    @Test
    void code_signing_is_kept_from_the_creation_on() {
        wire.lambda.createFunction(
                Wire.creation("signed").codeSigningConfigArn(SIGNING).build());
        assertEquals(SIGNING, signing("signed"));
        wire.lambda.deleteFunctionCodeSigningConfig(ask -> ask.functionName("signed"));
        assertEquals("", signing("signed"));
        wire.lambda.putFunctionCodeSigningConfig(
                ask -> ask.functionName("signed").codeSigningConfigArn(SIGNING));
        assertEquals(SIGNING, signing("signed"));
    }

    private String signing(String function) {
        return wire.lambda
                .getFunctionCodeSigningConfig(ask -> ask.functionName(function))
                .codeSigningConfigArn();
    }

    @Test
    void a_statement_has_every_condition_of_its_request() {
        String statement = wire.lambda
                .addPermission(ask -> ask.functionName("app")
                        .statementId("url")
                        .action("lambda:InvokeFunctionUrl")
                        .principal("123456789012")
                        .functionUrlAuthType("NONE")
                        .principalOrgID("o-1234567890")
                        .sourceAccount("123456789012"))
                .statement();
        assertEquals(Json.object("""
            {"StringEquals": {"AWS:SourceAccount": "123456789012", "lambda:FunctionUrlAuthType": "NONE",
             "aws:PrincipalOrgID": "o-1234567890"}}\
            """), Json.object(statement).objectOrEmpty("Condition"));
        assertEquals(
                "arn:aws:iam::123456789012:root",
                Json.object(statement).objectOrEmpty("Principal").needText("AWS"));
    }

    @Test
    void a_build_of_the_runtime_that_is_chosen_by_hand_is_shown_and_makes_another_version() {
        String build = "arn:aws:lambda:us-east-1::runtime:0000";
        wire.lambda.putRuntimeManagementConfig(
                ask -> ask.functionName("app").updateRuntimeOn("Manual").runtimeVersionArn(build));
        assertEquals(
                build,
                wire.lambda
                        .getRuntimeManagementConfig(ask -> ask.functionName("app"))
                        .runtimeVersionArn());
        assertEquals(
                build,
                wire.lambda
                        .getFunctionConfiguration(ask -> ask.functionName("app"))
                        .runtimeVersionConfig()
                        .runtimeVersionArn());
        assertEquals(
                "3", wire.lambda.publishVersion(ask -> ask.functionName("app")).version());
        assertEquals(
                "Auto",
                wire.lambda
                        .getRuntimeManagementConfig(
                                ask -> ask.functionName("app").qualifier("1"))
                        .updateRuntimeOnAsString());
    }
}

package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LambdaFunctionsTest {
    private final Account account = Account.with("app");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_function_that_is_not_there_is_named_by_its_arn() {
        AwsError no = account.refused("GetFunction", "FunctionName", "none");
        assertEquals(404, no.status());
        assertEquals("ResourceNotFoundException", no.code());
        assertEquals("Function not found: " + Account.ARN + "none", no.said());
    }

    @Test
    void every_form_of_a_name_finds_the_function() {
        for (String form : new String[] {"app", Account.ARN + "app", "123456789012:function:app", "app:$LATEST"}) {
            JsonObject found = account.call("GetFunctionConfiguration", "FunctionName", form);
            assertEquals("app", found.needText("FunctionName"));
        }
    }

    @Test
    void two_different_qualifiers_are_refused() {
        account.publish("app");
        AwsError no = account.refused("GetFunction", "FunctionName", "app:1", "Qualifier", "2");
        assertEquals("The derived qualifier from the function name does not match the specified qualifier.", no.said());
    }

    @Test
    void a_second_function_of_the_same_name_is_refused() {
        AwsError no = account.refused("CreateFunction", Account.creation("app"));
        assertEquals("Function already exist: app", no.said());
    }

    @Test
    void a_retired_runtime_is_refused_as_aws_does() {
        JsonObject old = Account.creation("old").with("Runtime", "python3.6");
        assertEquals(
                "The runtime parameter of python3.6 is no longer supported for creating or updating AWS Lambda"
                        + " functions. We recommend you use a supported runtime while creating or updating"
                        + " functions.",
                account.refused("CreateFunction", old).said());
        account.lambda.allowRetiredRuntime("python3.6");
        assertEquals("python3.6", account.call("CreateFunction", old).needText("Runtime"));
    }

    @Test
    void limits_of_the_model_are_held() {
        assertEquals(
                "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have"
                        + " value less than or equal to 900",
                account.refused("UpdateFunctionConfiguration", "FunctionName", "app", "Timeout", 901L)
                        .said());
        assertEquals(
                "ValidationException",
                account.refused("UpdateFunctionConfiguration", "FunctionName", "app", "MemorySize", 64L)
                        .code());
    }

    @Test
    void an_environment_above_4_kb_is_refused() {
        JsonObject environment = JsonObject.of("Variables", JsonObject.of("BIG", "x".repeat(4_096)));
        AwsError no = account.refused("UpdateFunctionConfiguration", "FunctionName", "app", "Environment", environment);
        assertEquals("InvalidParameterValueException", no.code());
        assertTrue(no.said().contains("exceeded the 4KB limit"), no.said());
    }

    @Test
    void bytes_that_are_no_zip_are_refused() {
        byte[] text = "not a zip".getBytes(StandardCharsets.UTF_8);
        AwsError no = account.refused("UpdateFunctionCode", "FunctionName", "app", "ZipFile", text);
        assertEquals("Could not unzip uploaded file. Please check your file, then try to upload again.", no.said());
    }

    @Test
    void a_dry_run_changes_nothing() {
        JsonObject tried = account.call(
                "UpdateFunctionCode", "FunctionName", "app", "ZipFile", Account.zip("second"), "DryRun", true);
        JsonObject now = account.call("GetFunctionConfiguration", "FunctionName", "app");
        assertEquals(Hash.SHA_256.base64(Blob.of(Account.zip("second"))), tried.needText("CodeSha256"));
        assertEquals(Hash.SHA_256.base64(Blob.of(Account.zip("first"))), now.needText("CodeSha256"));
        assertEquals("Successful", now.needText("LastUpdateStatus"));
    }

    @Test
    void code_with_publish_gives_the_version() {
        JsonObject answer = account.call(
                "UpdateFunctionCode", "FunctionName", "app", "ZipFile", Account.zip("second"), "Publish", true);
        assertEquals("1", answer.needText("Version"));
    }

    @Test
    void a_permission_is_shown_in_the_policy_once() {
        JsonObject permission = JsonObject.of("FunctionName", "app", "StatementId", "s3")
                .with("Action", "lambda:InvokeFunction")
                .with("Principal", "s3.amazonaws.com");
        account.call("AddPermission", permission);
        assertEquals(409, account.refused("AddPermission", permission).status());
        String policy = account.call("GetPolicy", "FunctionName", "app").needText("Policy");
        assertTrue(policy.contains("\"Service\":\"s3.amazonaws.com\""), policy);
        account.call("RemovePermission", "FunctionName", "app", "StatementId", "s3");
        assertEquals(404, account.refused("GetPolicy", "FunctionName", "app").status());
    }

    @Test
    void requests_above_the_rate_are_refused_where_the_rate_is_held() {
        account.lambda.limitControlPlane(true);
        for (int i = 0; i < 15; i++) {
            account.call("ListFunctions");
        }
        AwsError no = account.refused("ListAliases", "FunctionName", "app");
        assertEquals("TooManyRequestsException", no.code());
        assertEquals("Rate exceeded", no.said());
        account.call("GetFunction", "FunctionName", "app");
        account.settle();
        account.call("ListFunctions");
    }

    @Test
    void layers_are_numbered_and_must_be_there_to_be_used() {
        JsonObject content = JsonObject.of("ZipFile", Account.zip("layer"));
        JsonObject layer = account.call("PublishLayerVersion", "LayerName", "common", "Content", content);
        String arn = layer.needText("LayerVersionArn");
        account.call("UpdateFunctionConfiguration", "FunctionName", "app", "Layers", java.util.List.of(arn));
        account.settle();
        AwsError no = account.refused(
                "UpdateFunctionConfiguration", "FunctionName", "app", "Layers", java.util.List.of(arn + "7"));
        assertEquals("Layer version " + arn + "7 does not exist.", no.said());
    }
}

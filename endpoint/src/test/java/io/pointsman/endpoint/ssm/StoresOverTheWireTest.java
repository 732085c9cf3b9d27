package io.pointsman.endpoint.ssm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameter Store and Secrets Manager: versions, labels, stages, and AWS's words for what is not there. */
final class StoresOverTheWireTest {
    @TempDir
    private Path folder;

    private Wire wire = new Wire(Path.of("/dev/null"));

    @BeforeEach
    void record() {
        wire.close();
        wire = new Wire(folder.resolve("record"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private JsonObject ssm(String operation, Object... members) throws IOException, InterruptedException {
        return wire.ask("ssm", operation, members);
    }

    private JsonObject secrets(String operation, Object... members) throws IOException, InterruptedException {
        return wire.ask("secretsmanager", operation, members);
    }

    @Test
    void a_parameter_has_versions_and_labels() throws Exception {
        assertEquals(
                1L,
                ssm("PutParameter", "Name", "/a/b", "Type", "String", "Value", "one")
                        .number("Version")
                        .orElseThrow());
        assertEquals(
                "ParameterAlreadyExists",
                ssm("PutParameter", "Name", "/a/b", "Type", "String", "Value", "x")
                        .needText("__type"));
        assertEquals(
                2L,
                ssm("PutParameter", "Name", "/a/b", "Value", "two", "Overwrite", true)
                        .number("Version")
                        .orElseThrow());
        ssm("LabelParameterVersion", "Name", "/a/b", "ParameterVersion", 1, "Labels", List.of("old"));
        assertEquals(
                "two",
                ssm("GetParameter", "Name", "/a/b").objectOrEmpty("Parameter").needText("Value"));
        assertEquals(
                "one",
                ssm("GetParameter", "Name", "/a/b:1").objectOrEmpty("Parameter").needText("Value"));
        assertEquals(
                "one",
                ssm("GetParameter", "Name", "/a/b:old")
                        .objectOrEmpty("Parameter")
                        .needText("Value"));
        assertEquals(
                "arn:aws:ssm:us-east-1:000000000000:parameter/a/b",
                ssm("GetParameter", "Name", "/a/b").objectOrEmpty("Parameter").needText("ARN"));
        assertEquals(
                "ParameterVersionNotFound",
                ssm("GetParameter", "Name", "/a/b:9").needText("__type"));
        assertEquals("ParameterNotFound", ssm("GetParameter", "Name", "/no").needText("__type"));
        List<JsonObject> history = ssm("GetParameterHistory", "Name", "/a/b").objects("Parameters");
        assertEquals(List.of("old"), history.getFirst().texts("Labels"));
        assertEquals(2, history.size());
    }

    @Test
    void parameters_lie_in_folders() throws Exception {
        for (String name : List.of("/a/b", "/a/c/d", "/ab", "plain")) {
            ssm("PutParameter", "Name", name, "Type", "String", "Value", "v");
        }
        assertEquals(
                1,
                ssm("GetParametersByPath", "Path", "/a").objects("Parameters").size());
        assertEquals(
                2,
                ssm("GetParametersByPath", "Path", "/a", "Recursive", true)
                        .objects("Parameters")
                        .size());
        JsonObject some = ssm("GetParameters", "Names", List.of("plain", "/no"));
        assertEquals(List.of("/no"), some.texts("InvalidParameters"));
        JsonObject page = ssm("DescribeParameters", "MaxResults", 3);
        assertEquals(3, page.objects("Parameters").size());
        assertFalse(page.objects("Parameters").getFirst().has("Value"));
        assertEquals(
                1,
                ssm("DescribeParameters", "NextToken", page.needText("NextToken"))
                        .objects("Parameters")
                        .size());
        assertEquals(
                List.of("/ab"),
                ssm("DeleteParameters", "Names", List.of("/ab", "/no")).texts("DeletedParameters"));
        ssm("DeleteParameter", "Name", "plain");
        assertEquals(
                "ParameterNotFound", ssm("DeleteParameter", "Name", "plain").needText("__type"));
    }

    @Test
    void names_and_values_have_rules() throws Exception {
        assertEquals(
                "ValidationException",
                ssm("PutParameter", "Name", "ssm-x", "Type", "String", "Value", "v")
                        .needText("__type"));
        assertEquals(
                "ValidationException",
                ssm("PutParameter", "Name", "a b", "Type", "String", "Value", "v")
                        .needText("__type"));
        assertEquals(
                "AccessDeniedException",
                ssm("PutParameter", "Name", "/aws/x", "Type", "String", "Value", "v")
                        .needText("__type"));
        assertEquals(
                "ValidationException",
                ssm("PutParameter", "Name", "x", "Value", "v").needText("__type"));
        assertEquals(
                "ValidationException",
                ssm("PutParameter", "Name", "x", "Type", "String", "Value", "v".repeat(4_097))
                        .needText("__type"));
        assertEquals(
                "ParameterPatternMismatchException",
                ssm("PutParameter", "Name", "x", "Type", "String", "Value", "v", "AllowedPattern", "[0-9]+")
                        .needText("__type"));
    }

    @Test
    void a_secret_has_versions_at_stages() throws Exception {
        String first =
                secrets("CreateSecret", "Name", "db", "SecretString", "one").needText("VersionId");
        assertEquals(
                "ResourceExistsException", secrets("CreateSecret", "Name", "db").needText("__type"));
        String second = secrets("PutSecretValue", "SecretId", "db", "SecretString", "two")
                .needText("VersionId");
        assertNotEquals(first, second);
        assertEquals("two", secrets("GetSecretValue", "SecretId", "db").needText("SecretString"));
        assertEquals(
                "one",
                secrets("GetSecretValue", "SecretId", "db", "VersionStage", "AWSPREVIOUS")
                        .needText("SecretString"));
        assertEquals(
                "one",
                secrets("GetSecretValue", "SecretId", "db", "VersionId", first).needText("SecretString"));
        secrets("UpdateSecret", "SecretId", "db", "SecretString", "three", "Description", "d");
        JsonObject described = secrets("DescribeSecret", "SecretId", "db");
        assertEquals("d", described.needText("Description"));
        assertEquals(
                List.of("AWSPREVIOUS"),
                described.objectOrEmpty("VersionIdsToStages").texts(second));
        assertEquals(
                2,
                secrets("ListSecretVersionIds", "SecretId", "db")
                        .objects("Versions")
                        .size());
        assertEquals(
                3,
                secrets("ListSecretVersionIds", "SecretId", "db", "IncludeDeprecated", true)
                        .objects("Versions")
                        .size());
        assertEquals(
                "Secrets Manager can't find the specified secret value for staging label: NOPE",
                secrets("GetSecretValue", "SecretId", "db", "VersionStage", "NOPE")
                        .needText("message"));
    }

    @Test
    void a_secret_can_come_back_until_it_is_gone() throws Exception {
        secrets("CreateSecret", "Name", "db", "SecretString", "one");
        secrets("DeleteSecret", "SecretId", "db");
        assertEquals(
                "InvalidRequestException",
                secrets("GetSecretValue", "SecretId", "db").needText("__type"));
        assertEquals(
                "InvalidRequestException", secrets("CreateSecret", "Name", "db").needText("__type"));
        assertEquals(0, secrets("ListSecrets").objects("SecretList").size());
        secrets("RestoreSecret", "SecretId", "db");
        assertEquals("one", secrets("GetSecretValue", "SecretId", "db").needText("SecretString"));
        secrets("DeleteSecret", "SecretId", "db", "ForceDeleteWithoutRecovery", true);
        assertEquals(
                "ResourceNotFoundException",
                secrets("GetSecretValue", "SecretId", "db").needText("__type"));
    }

    @Test
    void no_value_is_in_the_record() throws Exception {
        ssm("PutParameter", "Name", "/s", "Type", "SecureString", "Value", "t0p-value");
        assertEquals(
                "t0p-value",
                ssm("GetParameter", "Name", "/s", "WithDecryption", true)
                        .objectOrEmpty("Parameter")
                        .needText("Value"));
        assertNotEquals(
                "t0p-value",
                ssm("GetParameter", "Name", "/s").objectOrEmpty("Parameter").needText("Value"));
        ssm("GetParametersByPath", "Path", "/", "WithDecryption", true);
        ssm("GetParameterHistory", "Name", "/s", "WithDecryption", true);
        secrets("CreateSecret", "Name", "db", "SecretString", "t0p-secret");
        secrets("GetSecretValue", "SecretId", "db");
        String password = secrets("GetRandomPassword").needText("RandomPassword");
        String record = Files.readString(folder.resolve("record"));
        assertFalse(record.contains("t0p-"), record);
        assertFalse(record.contains(password));
        assertTrue(record.contains("\"operation\":\"GetRandomPassword\""));
    }

    @Test
    void a_secret_of_bytes_is_base64_on_the_wire() throws Exception {
        secrets("CreateSecret", "Name", "bytes", "SecretBinary", "AAEC");
        assertEquals("AAEC", secrets("GetSecretValue", "SecretId", "bytes").needText("SecretBinary"));
        assertEquals(
                "SerializationException",
                secrets("PutSecretValue", "SecretId", "bytes", "SecretBinary", "no base64")
                        .needText("__type"));
    }
}

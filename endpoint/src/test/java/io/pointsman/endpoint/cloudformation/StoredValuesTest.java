package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that lie in Parameter Store and Secrets Manager: parameter types and dynamic references. */
final class StoredValuesTest {
    private static final String TYPED = """
        Parameters:
          Name: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /web/name}
          Zones: {Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /web/zones}
        Resources:
          T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Name}}
        Outputs:
          Second: {Value: !Select [1, !Ref Zones]}
        """;

    private final Cfn cfn = new Cfn();

    @BeforeEach
    void store() {
        put("/web/name", "String", "first");
        put("/web/zones", "StringList", "a,b");
        cfn.world.call(
                "secretsmanager",
                "CreateSecret",
                JsonObject.of("Name", "db", "SecretString", "{\"user\":\"admin\",\"password\":\"s3cr3t-pw\"}"));
    }

    private void put(String name, String type, String value) {
        cfn.world.call(
                "ssm", "PutParameter", JsonObject.of("Name", name, "Type", type, "Value", value, "Overwrite", true));
    }

    private static String display(String reference) {
        return "Resources: {P: {Type: AWS::SSM::Parameter, Properties: {Name: out, Type: String, Value: '" + reference
                + "'}}}";
    }

    /** Everything that an answer says. */
    private static String said(Object answer) {
        return switch (answer) {
            case JsonObject object -> said(object.members());
            case Map<?, ?> map ->
                map.values().stream().map(StoredValuesTest::said).collect(Collectors.joining("\n"));
            case List<?> list -> list.stream().map(StoredValuesTest::said).collect(Collectors.joining("\n"));
            default -> String.valueOf(answer);
        };
    }

    private String out() {
        return cfn.world
                .call("ssm", "GetParameter", JsonObject.of("Name", "out"))
                .objectOrEmpty("Parameter")
                .needText("Value");
    }

    @Test
    void a_stored_parameter_is_given_by_its_key_and_counts_by_its_value() {
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", TYPED));
        JsonObject name = cfn.stack().objects("Parameters").getFirst();
        assertEquals("/web/name", name.needText("ParameterValue"));
        assertEquals("first", name.needText("ResolvedValue"));
        assertEquals("b", cfn.stack().objects("Outputs").getFirst().needText("OutputValue"));
    }

    @Test
    void a_new_stored_value_alone_is_a_change() {
        cfn.deploy("one", "CREATE", TYPED);
        put("/web/name", "String", "second");
        JsonObject changeSet = cfn.changeSet("two", "UPDATE", TYPED);
        assertEquals("CREATE_COMPLETE", changeSet.needText("Status"));
        assertEquals(List.of("Modify T False"), Cfn.changes(changeSet));
        assertEquals("second", changeSet.objects("Parameters").getFirst().needText("ResolvedValue"));
    }

    @Test
    void the_previous_value_is_the_previous_key() {
        cfn.deploy("one", "CREATE", TYPED);
        put("/web/name", "String", "second");
        cfn.call(
                "UpdateStack",
                "StackName",
                "web",
                "TemplateBody",
                TYPED,
                "Parameters",
                List.of(JsonObject.of("ParameterKey", "Name", "UsePreviousValue", true)));
        cfn.settle();
        assertEquals("second", cfn.stack().objects("Parameters").getFirst().needText("ResolvedValue"));
    }

    @Test
    void what_cannot_be_stored_parameters_is_refused() {
        assertEquals(
                "Unable to fetch parameters [/no] from parameter store for this account.",
                cfn.refusal(
                                "CreateStack",
                                "StackName",
                                "web",
                                "TemplateBody",
                                TYPED,
                                "Parameters",
                                Cfn.parameters("Name", "/no"))
                        .said());
        put("/web/secret", "SecureString", "x");
        assertEquals(
                "Parameters [/web/secret] referenced by template have types not supported by CloudFormation.",
                cfn.refusal(
                                "CreateStack",
                                "StackName",
                                "web",
                                "TemplateBody",
                                TYPED,
                                "Parameters",
                                Cfn.parameters("Name", "/web/secret"))
                        .said());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{resolve:ssm:/web/name}} | first",
                "{{resolve:ssm:/web/name:1}}-x | first-x",
                "{{resolve:secretsmanager:db:SecretString:password}} | s3cr3t-pw",
                "{{resolve:secretsmanager:db:SecretString:user:AWSCURRENT}} | admin",
                "{{resolve:secretsmanager:db:SecretString:user}}/{{resolve:ssm:/web/name}} | admin/first",
                "{{resolve:other:x}} | {{resolve:other:x}}"
            })
    void references_in_properties_are_resolved(String reference, String value) {
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", display(reference)));
        assertEquals(value, out());
    }

    @Test
    void a_secret_is_found_by_arn_and_as_a_whole() {
        String arn = cfn.world
                .call("secretsmanager", "DescribeSecret", JsonObject.of("SecretId", "db"))
                .needText("ARN");
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", display("{{resolve:secretsmanager:" + arn + "}}")));
        assertEquals("{\"user\":\"admin\",\"password\":\"s3cr3t-pw\"}", out());
    }

    @Test
    void a_resolved_secret_is_in_no_event_and_no_template() {
        cfn.deploy("one", "CREATE", display("{{resolve:secretsmanager:db:SecretString:password}}"));
        assertTrue(said(cfn.call("DescribeStackEvents", "StackName", "web"))
                .contains("{{resolve:secretsmanager:db:SecretString:password}}"));
        assertFalse(said(cfn.call("DescribeStackEvents", "StackName", "web")).contains("s3cr3t"));
        assertFalse(said(cfn.call(
                        "DescribeChangeSet", "StackName", "web", "ChangeSetName", "one", "IncludePropertyValues", true))
                .contains("s3cr3t"));
    }

    @Test
    void a_refusal_that_repeats_a_secret_hides_it() {
        String template = "Resources: {P: {Type: AWS::SSM::Parameter, Properties: {Name: out, Type:"
                + " '{{resolve:secretsmanager:db:SecretString:password}}', Value: x}}}";
        cfn.call("CreateStack", "StackName", "web", "TemplateBody", template);
        cfn.settle();
        String reason = cfn.reason("P", "CREATE_FAILED");
        assertTrue(reason.contains("Value '****' at 'type'"), reason);
    }

    @Test
    void a_new_value_behind_a_reference_is_no_change() {
        String template = display("{{resolve:ssm:/web/name}}");
        cfn.deploy("one", "CREATE", template);
        put("/web/name", "String", "second");
        assertEquals("FAILED", cfn.changeSet("two", "UPDATE", template).needText("Status"));
        assertEquals("first", out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{resolve:ssm:/no}} | Parameters: [ssm:/no] cannot be found.",
                "{{resolve:ssm:/web/name:7}} | Parameters: [ssm:/web/name:7] cannot be found.",
                "{{resolve:ssm:/web/name:}} | Incorrect format is used in the following SSM reference:"
                        + " [{{resolve:ssm:/web/name:}}]",
                "{{resolve:ssm-secure:/web/name:1}} | SSM Secure reference is not supported in:"
                        + " [AWS::SSM::Parameter/Properties/Value]"
            })
    void references_to_parameters_are_checked_at_once(String reference, String said) {
        assertEquals(
                said,
                cfn.refusal("CreateStack", "StackName", "web", "TemplateBody", display(reference))
                        .said());
    }

    @Test
    void a_secure_string_is_resolved_where_the_type_takes_it() {
        put("/web/secret", "SecureString", "hidden-pw");
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", """
            Resources:
              D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: '{{resolve:ssm-secure:/web/secret}}'}}
            """));
        assertFalse(said(cfn.call("DescribeStackEvents", "StackName", "web")).contains("hidden-pw"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{resolve:secretsmanager:no}} | Secrets Manager can't find the specified secret. (Service:"
                        + " AWSSecretsManager; Status Code: 400; Error Code: ResourceNotFoundException;",
                "{{resolve:secretsmanager:db:SecretString:nope}} | Could not find a value associated with JSONKey in"
                        + " SecretString"
            })
    void a_secret_that_is_not_there_fails_the_resource(String reference, String said) {
        cfn.call("CreateStack", "StackName", "web", "TemplateBody", display(reference));
        cfn.settle();
        assertTrue(cfn.reason("P", "CREATE_FAILED").startsWith(said), cfn.reason("P", "CREATE_FAILED"));
        assertEquals("ROLLBACK_COMPLETE", cfn.status());
    }

    @Test
    void a_template_makes_parameters_and_secrets() {
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", """
            Resources:
              P: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: v}}
              S:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Name: made
                  GenerateSecretString: {SecretStringTemplate: '{"user":"u"}', GenerateStringKey: pw, PasswordLength: '20', ExcludePunctuation: true}
              G: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: given-s3cr3t}}
              Uses: {Type: AWS::SSM::Parameter, Properties: {Name: out, Type: String, Value: !Sub '{{resolve:secretsmanager:${S}:SecretString:user}}'}}
            Outputs:
              Name: {Value: !Ref P}
              Value: {Value: !GetAtt P.Value}
              Arn: {Value: !Ref S}
            """));
        assertEquals("u", out());
        String text = cfn.world
                .call("secretsmanager", "GetSecretValue", JsonObject.of("SecretId", "made"))
                .needText("SecretString");
        assertTrue(Json.object(text).needText("pw").matches("[A-Za-z0-9]{20}"), text);
        assertFalse(said(cfn.call("DescribeStackEvents", "StackName", "web")).contains("given-s3cr3t"));
        cfn.call("DeleteStack", "StackName", "web");
        cfn.settle();
        assertEquals(
                1,
                cfn.world
                        .call("secretsmanager", "ListSecrets", JsonObject.empty())
                        .objects("SecretList")
                        .size());
    }

    @Test
    void a_change_set_shows_no_secret_that_stands_in_the_template() {
        for (String step : List.of("before-s3cr3t CREATE", "after-s3cr3t UPDATE")) {
            String[] secretAndType = step.split(" ", -1);
            cfn.changeSet(
                    "to-" + secretAndType[1],
                    secretAndType[1],
                    "Resources: {G: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: " + secretAndType[0]
                            + "}}}");
            String shown = said(cfn.call(
                    "DescribeChangeSet",
                    "StackName",
                    "web",
                    "ChangeSetName",
                    "to-" + secretAndType[1],
                    "IncludePropertyValues",
                    true));
            assertTrue(shown.contains("\"SecretString\":\"****\""), shown);
            assertFalse(shown.contains("s3cr3t"), shown);
            cfn.call("ExecuteChangeSet", "StackName", "web", "ChangeSetName", "to-" + secretAndType[1]);
            cfn.settle();
        }
    }

    /** What every CDK application has. */
    @Test
    void the_bootstrap_version_of_cdk_is_checked() {
        String template = """
            Parameters: {BootstrapVersion: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /cdk-bootstrap/hnb659fds/version}}
            Rules:
              CheckBootstrapVersion:
                Assertions:
                  - Assert: {'Fn::Not': [{'Fn::Contains': [['1', '2', '3', '4', '5'], {Ref: BootstrapVersion}]}]}
                    AssertDescription: CDK bootstrap stack version 6 required.
            Resources: {T: {Type: AWS::SNS::Topic}}
            """;
        put("/cdk-bootstrap/hnb659fds/version", "String", "5");
        assertTrue(cfn.refusal("CreateStack", "StackName", "web", "TemplateBody", template)
                .said()
                .endsWith("CDK bootstrap stack version 6 required."));
        put("/cdk-bootstrap/hnb659fds/version", "String", "21");
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", template));
    }
}

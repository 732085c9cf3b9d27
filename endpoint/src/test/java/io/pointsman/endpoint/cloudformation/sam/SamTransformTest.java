package io.pointsman.endpoint.cloudformation.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.sam.python.PythonJson;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The logical ids here are those that aws-sam-translator 1.110.0 gives for the same template and parameters. */
class SamTransformTest {
    private static final String TEMPLATE = """
        Transform: AWS::Serverless-2016-10-31
        Parameters: {Key: {Type: String}, Alias: {Type: String, Default: my-live_1}}
        Globals:
          Function:
            Runtime: java21
            MemorySize: 512
            Environment: {Variables: {GREETING: "\uc548\ub155 \\"x\\" </>", N: 1}}
        Resources:
          Plain:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              CodeUri: 's3://bucket/dir/key.zip?versionId=v1'
              AutoPublishAlias: !Ref Alias
          Joined:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              CodeUri: {Bucket: !Sub '${AWS::AccountId}-${AWS::Region}', Key: !Join ['/', [a, !Ref Key]]}
              AutoPublishAlias: live
              SnapStart: {ApplyOn: PublishedVersions}
          Digest:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              CodeUri: 's3://b/k'
              AutoPublishAlias: live
              AutoPublishCodeSha256: 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b
              Description: d
          Everything:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              CodeUri: 's3://b/k'
              AutoPublishAlias: live
              AutoPublishAliasAllProperties: true
              Role: 'arn:aws:iam::1:role/r'
              Tags: {A: b}
              Timeout: 7
          Layer:
            Type: AWS::Serverless::LayerVersion
            Properties: {ContentUri: {Bucket: b, Key: k}, CompatibleRuntimes: [java21]}
          User:
            Type: AWS::Serverless::Function
            Properties: {Handler: a.B, CodeUri: 's3://b/k', Layers: [!Ref Layer], Role: !GetAtt Plain.Arn}
        Outputs:
          V: {Value: !Ref Plain.Version}
          A: {Value: !Sub '${Plain.Alias}:${Layer}'}
        """;

    private static Map<String, Object> transformed(String template, String... parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put(parameters[i], parameters[i + 1]);
        }
        return new SamTransform(Template.parse(template), values, "us-east-1", Instant.EPOCH)
                .apply()
                .body();
    }

    private final Map<String, Object> body = transformed(TEMPLATE, "Key", "kk", "Alias", "my-live_1");

    @Test
    void logical_ids_are_those_of_SAM() {
        assertEquals(
                Set.of(
                        "Plain",
                        "PlainVersion3dc96b3f4e",
                        "PlainAliasmyDliveU1",
                        "PlainRole",
                        "Joined",
                        "JoinedVersionb2bbd14f7e",
                        "JoinedAliaslive",
                        "JoinedRole",
                        "Digest",
                        "DigestVersion6b86b273ff",
                        "DigestAliaslive",
                        "DigestRole",
                        "Everything",
                        "EverythingVersion4a708d21d2",
                        "EverythingAliaslive",
                        "User",
                        "Layerd4b12713d7"),
                Values.mapAt(body, "Resources").keySet());
    }

    @Test
    void references_follow_what_got_another_logical_id() {
        assertEquals(
                "{\"A\":{\"Value\":{\"Fn::Sub\":\"${PlainAliasmyDliveU1}:${Layerd4b12713d7}\"}},"
                        + "\"V\":{\"Value\":{\"Ref\":\"PlainVersion3dc96b3f4e\"}}}",
                PythonJson.text(Values.mapAt(body, "Outputs")));
    }

    @Test
    void a_version_is_kept_and_a_function_says_who_made_it() {
        Map<String, Object> resources = Values.mapAt(body, "Resources");
        assertEquals("Retain", Values.mapAt(resources, "PlainVersion3dc96b3f4e").get("DeletionPolicy"));
        String function = PythonJson.text(Values.mapAt(resources, "Plain"));
        assertTrue(function.contains("{\"Key\":\"lambda:createdBy\",\"Value\":\"SAM\"}"), function);
        assertTrue(function.contains("\"Role\":{\"Fn::GetAtt\":[\"PlainRole\",\"Arn\"]}"), function);
    }

    @Test
    void every_trouble_is_reported_in_one_sentence() {
        AwsError refusal = assertThrows(AwsError.class, () -> transformed("""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: r, CodeUri: {Bucket: x}}}
              B: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: r}}
              C: {Type: AWS::Serverless::Function, Properties: {Handler: a, Runtime: r, InlineCode: x, Foo: y}}
            """));
        assertEquals(
                "Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification"
                        + " document. Number of errors found: 3. Resource with id [A] is invalid. 'CodeUri' requires"
                        + " Bucket and Key properties to be specified. Resource with id [B] is invalid. Only one of"
                        + " 'InlineCode' or 'CodeUri' can be set. Resource with id [C] is invalid. property Foo not"
                        + " defined for resource of type AWS::Serverless::Function",
                refusal.said());
    }

    @Test
    void a_deployment_preference_becomes_a_deployment_group() {
        Map<String, Object> resources = Values.mapAt(transformed("""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Fn:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.b
                  Runtime: r
                  InlineCode: x
                  AutoPublishAlias: live
                  DeploymentPreference: {Type: Canary10Percent5Minutes, Hooks: {PreTraffic: gate}}
            """), "Resources");
        assertTrue(resources.containsKey("FnDeploymentGroup"));
        assertTrue(PythonJson.text(Values.mapAt(resources, "FnAliaslive"))
                .contains("\"BeforeAllowTrafficHook\":\"gate\""));
    }
}

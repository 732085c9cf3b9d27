package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code AWS::LanguageExtensions}: what the processed template is, and how a change set says what cannot be processed. */
final class LanguageExtensionsTest {
    private static final String FAILED = "Transform AWS::LanguageExtensions failed with: ";

    private final Cfn cfn = new Cfn();

    private JsonObject processed(String template, String... parameters) {
        JsonObject made = cfn.changeSet("one", "CREATE", template, parameters);
        assertEquals(
                "CREATE_COMPLETE",
                made.needText("Status"),
                () -> made.text("StatusReason").orElse(""));
        JsonObject got =
                cfn.call("GetTemplate", "StackName", "web", "ChangeSetName", "one", "TemplateStage", "Processed");
        return Json.object(got.needText("TemplateBody"));
    }

    private String reason(String template, String... parameters) {
        JsonObject made = cfn.changeSet("one", "CREATE", template, parameters);
        assertEquals("FAILED", made.needText("Status"));
        return made.needText("StatusReason");
    }

    private static String extended(String rest) {
        return "Transform: AWS::LanguageExtensions\n" + rest;
    }

    @Test
    void a_loop_repeats_resources_and_outputs() {
        JsonObject body = processed(extended("""
            Resources:
              Fn::ForEach::Topics:
                - Name
                - [Success, Failure]
                - Topic${Name}:
                    Type: AWS::SNS::Topic
                    Properties: {TopicName: !Ref Name, DisplayName: !Sub 'the ${Name} of ${AWS::Region}', Tags: [{Key: '${Name}', Value: x}]}
            Outputs:
              Fn::ForEach::Shown:
                - Name
                - [Success, Failure]
                - ${Name}Arn: {Value: !Ref {'Fn::Sub': 'Topic${Name}'}}
            """));
        JsonObject resources = body.objectOrEmpty("Resources");
        assertEquals(
                List.of("TopicSuccess", "TopicFailure"),
                List.copyOf(resources.members().keySet()));
        assertEquals(
                Json.object(
                        "{\"TopicName\":\"Failure\",\"DisplayName\":{\"Fn::Sub\":\"the Failure of ${AWS::Region}\"},"
                                + "\"Tags\":[{\"Key\":\"${Name}\",\"Value\":\"x\"}]}"),
                resources.objectOrEmpty("TopicFailure").objectOrEmpty("Properties"));
        assertEquals(
                Json.object(
                        "{\"SuccessArn\":{\"Value\":{\"Ref\":\"TopicSuccess\"}},\"FailureArn\":{\"Value\":{\"Ref\":\"TopicFailure\"}}}"),
                body.objectOrEmpty("Outputs"));
        assertEquals(false, body.has("Transform"));
    }

    @Test
    void loops_stand_in_loops() {
        JsonObject resources = processed(extended("""
            Resources:
              Fn::ForEach::Outer:
                - A
                - [x, y]
                - Fn::ForEach::Inner:
                    - B
                    - [1, 2]
                    - T${A}${B}: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub '${A}-${B}'}}
            """)).objectOrEmpty("Resources");
        assertEquals(
                List.of("Tx1", "Tx2", "Ty1", "Ty2"),
                List.copyOf(resources.members().keySet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!Ref Names",
                "[a.1, b-2]",
                "!FindInMap [M, k, v]",
                "!FindInMap [M, no, v, {DefaultValue: [a.1, b-2]}]",
                "!Split [',', 'a.1,b-2']",
                "['a.1', !Sub ['${x}-2', {x: b}]]"
            })
    void a_collection_is_a_list_or_what_gives_one(String collection) {
        JsonObject resources =
                processed(extended("""
                    Parameters: {Names: {Type: CommaDelimitedList, Default: 'a.1, b-2'}}
                    Mappings: {M: {k: {v: [a.1, b-2]}}}
                    Resources:
                      Fn::ForEach::L:
                        - N
                        - COLLECTION
                        - T&{N}: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref N, DisplayName: !Sub '&{N}'}}
                    """.replace("COLLECTION", collection))).objectOrEmpty("Resources");
        assertEquals(
                Json.object("{\"Ta1\":\"a.1\",\"Tb2\":\"b-2\"}").members(),
                resources.members().keySet().stream()
                        .collect(Collectors.toMap(
                                id -> id,
                                id -> resources
                                        .objectOrEmpty(id)
                                        .objectOrEmpty("Properties")
                                        .needText("TopicName"))));
        assertEquals(
                Map.of("Fn::Sub", "&{N}"),
                resources
                        .objectOrEmpty("Ta1")
                        .objectOrEmpty("Properties")
                        .members()
                        .get("DisplayName"));
    }

    @Test
    void conditions_loop_too_and_policies_may_be_functions() {
        JsonObject body = processed(extended("""
            Parameters: {Stage: {Type: String, Default: prod}}
            Conditions:
              Fn::ForEach::C: [S, [prod, test], {'Is${S}': !Equals [!Ref Stage, !Ref S]}]
            Resources:
              Fn::ForEach::B:
                - S
                - [prod, test]
                - B${S}:
                    Type: AWS::S3::Bucket
                    Condition: !Sub Is${S}
                    DeletionPolicy: !If [Isprod, Retain, Delete]
                    UpdateReplacePolicy: !If [Istest, Retain, Delete]
              Last: {Type: AWS::SNS::Topic, DependsOn: !Sub Bprod}
            """));
        assertEquals(
                List.of("Isprod", "Istest"),
                List.copyOf(body.objectOrEmpty("Conditions").members().keySet()));
        JsonObject bucket = body.objectOrEmpty("Resources").objectOrEmpty("Bprod");
        assertEquals("Isprod", bucket.needText("Condition"));
        assertEquals("Retain", bucket.needText("DeletionPolicy"));
        assertEquals("Delete", bucket.needText("UpdateReplacePolicy"));
        assertEquals(
                "Bprod", body.objectOrEmpty("Resources").objectOrEmpty("Last").needText("DependsOn"));
    }

    @Test
    void lengths_and_json_text() {
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", extended("""
            Parameters: {Names: {Type: CommaDelimitedList, Default: 'a,b,c'}}
            Resources:
              T: {Type: AWS::SNS::Topic, Properties: {TopicName: t}}
              F:
                Type: AWS::SNS::Topic
                Properties:
                  DisplayName: {Fn::ToJsonString: {a: !Ref Names, b: [1, true], c: {d: !Ref AWS::Region}}}
            Outputs:
              Length: {Value: {Fn::Length: !Ref Names}}
              OfList: {Value: {Fn::Length: [a, !Ref T]}}
              Text: {Value: {Fn::ToJsonString: {a: !Ref Names, b: [1, true], c: {d: !Ref AWS::Region}}}}
              OfStack: {Value: {Fn::ToJsonString: {arn: !Ref T, name: !GetAtt T.TopicName, stack: !Ref AWS::StackName}}}
            """)));
        assertEquals("3", output("Length"));
        assertEquals("2", output("OfList"));
        assertEquals("{\"a\":[\"a\",\"b\",\"c\"],\"b\":[1,true],\"c\":{\"d\":\"us-east-1\"}}", output("Text"));
        assertTrue(
                output("OfStack").startsWith("{\"arn\":\"arn:aws:sns:us-east-1:000000000000:t\","), output("OfStack"));
        assertTrue(output("OfStack").endsWith(",\"stack\":\"web\"}"), output("OfStack"));
    }

    private String output(String key) {
        return cfn.call("DescribeStacks", "StackName", "web").objects("Stacks").getFirst().objects("Outputs").stream()
                .filter(one -> one.needText("OutputKey").equals(key))
                .findFirst()
                .orElseThrow()
                .needText("OutputValue");
    }

    @Test
    void the_extensions_come_before_sam() {
        String resources = """
            Resources:
              Fn::ForEach::F:
                - N
                - [A, B]
                - F${N}:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: a.b, Runtime: python3.12, CodeUri: s3://b/k}
            """;
        JsonObject body = processed("Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n" + resources);
        assertTrue(body.objectOrEmpty("Resources").has("FA")
                && body.objectOrEmpty("Resources").has("FBRole"));
        cfn.call("DeleteStack", "StackName", "web");
        cfn.settle();
        assertEquals(
                "Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification"
                    + " document. Number of errors found: 1. Structure of the SAM template is invalid. All 'Resources'"
                    + " must be Objects. If you're using YAML, this may be an indentation issue.",
                reason("Transform: [AWS::Serverless-2016-10-31, AWS::LanguageExtensions]\n" + resources));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{Fn::ForEach::L: [N, [a, a], {'T${N}': {Type: AWS::SNS::Topic}}]} | Duplicate key 'Ta' when merging"
                        + " keys to parent object in Fn::ForEach",
                "{Ta: {Type: AWS::SNS::Topic}, Fn::ForEach::L: [N, [a], {'T${N}': {Type: AWS::SNS::Topic}}]} |"
                        + " Duplicate key 'Ta' when merging keys to parent object in Fn::ForEach",
                "{Fn::ForEach::L: [N, [a, b], {T: {Type: AWS::SNS::Topic}}]} | Duplicate key 'T' when merging keys to"
                        + " parent object in Fn::ForEach",
                "{'Fn::ForEach::': [N, [a], {'T${N}': {Type: AWS::SNS::Topic}}]} | Fn::ForEach layout is incorrect",
                "{Fn::ForEach::L: ['', [a], {'T${N}': {Type: AWS::SNS::Topic}}]} | Fn::ForEach layout is incorrect",
                "{Fn::ForEach::L: [N, [a]]} | Fn::ForEach layout is incorrect",
                "{Fn::ForEach::L: [N, a, {'T${N}': {Type: AWS::SNS::Topic}}]} | Fn::ForEach layout is incorrect",
                "{Fn::ForEach::L: [N, {a: b}, {'T${N}': {Type: AWS::SNS::Topic}}]} | Could not find a collection or"
                        + " could not be resolved for Fn::ForEach",
                "{Fn::ForEach::L: [N, !GetAtt X.Y, {'T${N}': {Type: AWS::SNS::Topic}}]} | Could not find a collection"
                        + " or could not be resolved for Fn::ForEach",
                "{Fn::ForEach::L: [N, !If [C, [a], [b]], {'T${N}': {Type: AWS::SNS::Topic}}]} | Condition layout is"
                        + " incorrect",
                "{Fn::ForEach::L: [N, [a-1], {'T${N}': {Type: AWS::SNS::Topic}}]} | LogicalId 'Ta-1' should be"
                        + " alphanumeric",
                "{Fn::ForEach::L: [N, [a], {'T${N}': {Type: AWS::SNS::Topic, Condition: 'Is${N}'}}]} | Key Is${N} is"
                        + " missing in the map.",
                "{T: {Type: AWS::SNS::Topic, Properties: {DisplayName: {Fn::Length: !GetAtt X.Y}}}} | The Fn::Length"
                        + " value could not be resolved for properties",
                "{T: {Type: AWS::SNS::Topic, Properties: {DisplayName: {Fn::Length: !Select [7, [[a]]]}}}} |"
                        + " Fn::Select cannot select nonexistent value at index 7"
            })
    void what_cannot_be_processed_fails_the_change_set(String resources, String said) {
        assertEquals(FAILED + said, reason(extended("Conditions: {C: !Equals [a, a]}\nResources: " + resources)));
    }

    @Test
    void the_name_of_a_loop_is_its_own() {
        assertTrue(reason(extended("""
            Resources:
              Fn::ForEach::L: [N, [a], {'T${N}': {Type: AWS::SNS::Topic}}]
              L: {Type: AWS::SNS::Topic}
            """)).startsWith(FAILED + "Fn::ForEach name 'L' must be unique"));
    }

    @Test
    void a_loop_can_make_too_many_resources() {
        assertEquals(
                "Template format error: Number of resources, 501, is greater than maximum allowed, 500",
                reason(
                        extended("""
                            Parameters: {N: {Type: CommaDelimitedList}}
                            Resources:
                              Fn::ForEach::L: [I, !Ref N, {'T${I}': {Type: AWS::SNS::Topic}}]
                            """),
                        "N",
                        java.util.stream.IntStream.range(0, 501)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(","))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{Fn::ForEach::L: [N, [a], {'T${N}': {Type: AWS::SNS::Topic}}]} | Template format error:"
                        + " [/Resources/Fn::ForEach::L] resource definition is malformed",
                "{T: {Type: AWS::SNS::Topic, Properties: {DisplayName: {Fn::Length: [a]}}}} | Template Error:"
                        + " Encountered unsupported function: Fn::Length Supported functions are: [Fn::Base64,",
                "{T: {Type: AWS::SNS::Topic, Properties: {DisplayName: {Fn::ToJsonString: {a: b}}}}} | Template Error:"
                        + " Encountered unsupported function: Fn::ToJsonString Supported functions are: [Fn::Base64,",
                "{T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !FindInMap [M, k, v, {DefaultValue: x}]}}} |"
                        + " Template error: every Fn::FindInMap object requires three parameters",
                "{T: {Type: AWS::SNS::Topic, DeletionPolicy: !If [C, Retain, Delete]}} | Template format error: Every"
                        + " DeletionPolicy member must be a string."
            })
    void without_the_transform_they_are_refused_at_once(String resources, String said) {
        String template = "Resources: " + resources;
        assertTrue(
                cfn.refusal("ValidateTemplate", "TemplateBody", template).said().startsWith(said));
        assertTrue(cfn.refusal("CreateStack", "StackName", "web", "TemplateBody", template)
                .said()
                .startsWith(said));
    }
}

package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this version does not package, and what would collide with the shift, is named before anything is written. */
class RefusedTest {
    @ParameterizedTest
    @CsvSource({
        "AWS::Serverless::Api, DefinitionUri: ./api.yaml",
        "AWS::Serverless::HttpApi, DefinitionUri: ./api.yaml",
        "AWS::Serverless::StateMachine, DefinitionUri: ./flow.asl.json",
        "AWS::Serverless::Application, Location: ./child.yaml",
        "AWS::CloudFormation::Stack, TemplateURL: ./child.yaml",
        "AWS::AppSync::GraphQLSchema, DefinitionS3Location: schema.graphql",
        "AWS::AppSync::Resolver, CodeS3Location: resolver.js",
        "AWS::ApiGateway::RestApi, BodyS3Location: api.yaml",
        "AWS::StepFunctions::StateMachine, DefinitionS3Location: flow.json",
        "AWS::ElasticBeanstalk::ApplicationVersion, SourceBundle: app",
        "AWS::Glue::Job, 'Command: {Name: etl, ScriptLocation: job.py}'",
        "AWS::CodeCommit::Repository, 'Code: {S3: repo}'",
        "AWS::Serverless::GraphQLApi, 'Functions: {Get: {CodeUri: get.js}}'",
        "AWS::Serverless::GraphQLApi, 'Resolvers: {Query: {get: {CodeUri: get.js}}}'",
    })
    void a_local_file_that_is_not_packaged_is_refused(String type, String property) {
        List<String> problems =
                Rewrites.problems("Resources:\n  R:\n    Type: " + type + "\n    Properties:\n      " + property);
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().contains("of R (" + type + ") is the local file"), problems.getFirst());
        assertTrue(problems.getFirst().startsWith("t:5:"), problems.getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::Serverless::Api, DefinitionUri: s3://b/api.yaml",
        "AWS::CloudFormation::Stack, TemplateURL: https://s3.amazonaws.com/b/child.yaml",
        "AWS::CloudFormation::Stack, TemplateURL: !Sub 'https://s3.${AWS::URLSuffix}/b/child.yaml'",
        "AWS::Serverless::Application, 'Location: {ApplicationId: a, SemanticVersion: 1.0.0}'",
        "AWS::Serverless::StateMachine, 'DefinitionUri: {Bucket: b, Key: k}'",
        "AWS::Glue::Job, 'Command: {Name: etl, ScriptLocation: s3://b/job.py}'",
    })
    void the_same_properties_with_a_location_pass(String type, String property) {
        assertEquals(
                List.of(),
                Rewrites.problems("Resources:\n  R:\n    Type: " + type + "\n    Properties:\n      " + property));
    }

    @Test
    void an_include_of_a_local_file_is_refused_wherever_it_stands() {
        assertEquals(
                List.of("t:6:68: AWS::Include of the local file ./api.yaml is not packaged by this version; put it into"
                        + " S3 and give its s3:// location"),
                Rewrites.problems("""
                    Resources:
                      A:
                        Type: AWS::Serverless::Api
                        Properties:
                          DefinitionBody:
                            Fn::Transform: {Name: AWS::Include, Parameters: {Location: ./api.yaml}}
                    """));
    }

    @Test
    void code_inside_a_loop_is_refused_and_locations_inside_a_loop_pass() {
        String loop = """
            Resources:
              Fn::ForEach::All:
                - Name
                - [A, B]
                - F${Name}:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: ./src
            """;
        assertEquals(
                List.of("t:8:20: CodeUri of F${Name} is a local path inside Fn::ForEach, which this version does not"
                        + " package; write the functions out, or give an s3:// location"),
                Rewrites.problems(loop));
        assertEquals(List.of(), Rewrites.problems(loop.replace("./src", "s3://b/k")));
    }

    @Test
    void a_deployment_preference_is_a_conflict_unless_it_is_off() {
        String text = """
            Globals:
              Function:
                DeploymentPreference: {Type: AllAtOnce}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: s3://b/k
                  DeploymentPreference:
                    Type: Linear10PercentEvery1Minute
            """;
        assertEquals(
                List.of("t:3:27", "t:10:9"),
                Rewrites.problems(text).stream()
                        .map(problem -> problem.replaceFirst(": Depl.*", ""))
                        .toList());
        assertTrue(Rewrites.problems(text).getFirst().contains("DeploymentPreference of Globals.Function"));
        assertEquals(
                1,
                Rewrites.problems(text.replace("Type: Linear10PercentEvery1Minute", "Enabled: false"))
                        .size());
    }

    @Test
    void a_function_without_properties_is_refused() {
        assertEquals(
                List.of("t:1:13: F has no Properties; give it at least CodeUri"),
                Rewrites.problems("Resources: {F: {Type: AWS::Serverless::Function}}"));
    }

    @Test
    void properties_that_an_include_may_bring_are_not_guessed() {
        assertEquals(1, Rewrites.problems("""
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}
            """).size());
    }

    @Test
    void everything_is_reported_together_in_order_of_place() {
        List<String> problems = Rewrites.problems("""
            Resources:
              A: {Type: AWS::Serverless::Api, Properties: {DefinitionUri: a.yaml}}
              F: {Type: AWS::Serverless::Function}
              B: {Type: AWS::Serverless::Api, Properties: {DefinitionUri: b.yaml}}
            """);
        assertEquals(
                List.of("t:2:63", "t:3:3", "t:4:63"),
                problems.stream()
                        .map(problem -> problem.substring(0, problem.indexOf(": ")))
                        .toList());
    }
}

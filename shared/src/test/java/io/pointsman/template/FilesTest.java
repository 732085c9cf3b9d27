package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the table: the property with a local path, and what the rewrite makes of it. */
class FilesTest {
    private static final String TABLE = """
        AWS::Serverless::Function | CodeUri: src | CodeUri: s3://store/src
        AWS::Serverless::LayerVersion | ContentUri: src | ContentUri: s3://store/src
        AWS::Lambda::Function | Code: src | Code: {S3Bucket: store, S3Key: src}
        AWS::Lambda::LayerVersion | Content: src | Content: {S3Bucket: store, S3Key: src}
        AWS::Serverless::Api | DefinitionUri: api.yaml | DefinitionUri: s3://store/api.yaml
        AWS::Serverless::HttpApi | DefinitionUri: api.yaml | DefinitionUri: s3://store/api.yaml
        AWS::Serverless::StateMachine | DefinitionUri: a.json | DefinitionUri: s3://store/a.json
        AWS::Serverless::GraphQLApi | SchemaUri: a.graphql | SchemaUri: s3://store/a.graphql
        AWS::Serverless::GraphQLApi | Functions: {G: {CodeUri: g.js}} | Functions: {G: {CodeUri: s3://store/g.js}}
        AWS::Serverless::GraphQLApi | Resolvers: {Q: {g: {CodeUri: g.js}}} | Resolvers: {Q: {g: {CodeUri: s3://store/g.js}}}
        AWS::Serverless::Application | Location: c.yaml | Location: https://s3.amazonaws.com/store/c.yaml
        AWS::CloudFormation::Stack | TemplateURL: c.yaml | TemplateURL: https://s3.amazonaws.com/store/c.yaml
        AWS::CloudFormation::StackSet | TemplateURL: c.yaml | TemplateURL: https://s3.amazonaws.com/store/c.yaml
        AWS::CloudFormation::ModuleVersion | ModulePackage: m.zip | ModulePackage: s3://store/m.zip
        AWS::CloudFormation::ResourceVersion | SchemaHandlerPackage: r.zip | SchemaHandlerPackage: s3://store/r.zip
        AWS::ApiGateway::RestApi | BodyS3Location: a.yaml | BodyS3Location: {Bucket: store, Key: a.yaml}
        AWS::ApiGatewayV2::Api | BodyS3Location: a.yaml | BodyS3Location: {Bucket: store, Key: a.yaml}
        AWS::AppSync::GraphQLSchema | DefinitionS3Location: a.graphql | DefinitionS3Location: s3://store/a.graphql
        AWS::AppSync::Resolver | RequestMappingTemplateS3Location: a | RequestMappingTemplateS3Location: s3://store/a
        AWS::AppSync::Resolver | ResponseMappingTemplateS3Location: a | ResponseMappingTemplateS3Location: s3://store/a
        AWS::AppSync::Resolver | CodeS3Location: a.js | CodeS3Location: s3://store/a.js
        AWS::AppSync::FunctionConfiguration | RequestMappingTemplateS3Location: a | RequestMappingTemplateS3Location: s3://store/a
        AWS::AppSync::FunctionConfiguration | ResponseMappingTemplateS3Location: a | ResponseMappingTemplateS3Location: s3://store/a
        AWS::AppSync::FunctionConfiguration | CodeS3Location: a.js | CodeS3Location: s3://store/a.js
        AWS::StepFunctions::StateMachine | DefinitionS3Location: a.json | DefinitionS3Location: {Bucket: store, Key: a.json}
        AWS::ElasticBeanstalk::ApplicationVersion | SourceBundle: app | SourceBundle: {S3Bucket: store, S3Key: app}
        AWS::Glue::Job | Command: {Name: etl, ScriptLocation: job.py} | Command: {Name: etl, ScriptLocation: s3://store/job.py}
        AWS::CodeCommit::Repository | Code: {S3: repo} | Code: {S3: {Bucket: store, Key: repo}}\
        """;

    private static String resource(String type, String property) {
        return "Resources:\n  R:\n    Type: " + type + "\n    Properties:\n      " + property + " # why\n";
    }

    @ParameterizedTest
    @CsvSource(textBlock = TABLE, delimiter = '|')
    void a_local_path_becomes_what_the_property_takes(String type, String property, String rewritten) {
        assertEquals(resource(type, rewritten), Rewrites.of(resource(type, property)));
        assertEquals(resource(type, rewritten), Rewrites.of(resource(type, rewritten)), "a second time");
    }

    @Test
    void the_cases_above_are_all_rows_of_the_table() {
        Set<String> tested = TABLE.lines()
                .map(line -> line.split(" \\| ", -1))
                .map(columns -> columns[0] + " " + columns[1].replaceAll("[:{].*", ""))
                .collect(Collectors.toSet());
        Set<String> rows = Rule.all().stream()
                .map(rule -> rule.type() + " " + rule.path().replaceAll("\\..*", ""))
                .collect(Collectors.toCollection(HashSet::new));
        assertEquals(rows, tested);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::Serverless::Api, DefinitionUri: s3://b/api.yaml",
        "AWS::Serverless::Api, DefinitionBody: {openapi: 3.0.1}",
        "AWS::CloudFormation::Stack, TemplateURL: https://s3.amazonaws.com/b/child.yaml",
        "AWS::CloudFormation::Stack, TemplateURL: !Sub 'https://s3.${AWS::URLSuffix}/b/child.yaml'",
        "AWS::CloudFormation::Stack, TemplateURL: !Ref Url",
        "AWS::CloudFormation::Stack, 'TemplateURL: !Join [/, [\"https://s3.amazonaws.com\", !Ref B, c.yaml]]'",
        "AWS::Serverless::Application, 'Location: {ApplicationId: a, SemanticVersion: 1.0.0}'",
        "AWS::Serverless::StateMachine, 'DefinitionUri: {Bucket: b, Key: k}'",
        "AWS::Serverless::StateMachine, 'DefinitionUri: {Bucket: !Ref B, Key: k}'",
        "AWS::StepFunctions::StateMachine, 'DefinitionS3Location: {Bucket: b, Key: k, Version: v}'",
        "AWS::Glue::Job, 'Command: {Name: etl, ScriptLocation: s3://b/job.py}'",
        "AWS::Glue::Job, 'Command: {Name: etl, ScriptLocation: !Sub \"s3://${B}/job.py\"}'",
        "AWS::CodeCommit::Repository, 'Code: {S3: {Bucket: b, Key: k}}'",
    })
    void the_same_properties_with_a_location_pass(String type, String property) {
        assertEquals(List.of(), Rewrites.problems(resource(type, property)));
        assertEquals(resource(type, property), Rewrites.of(resource(type, property)));
    }

    @Test
    void a_local_path_that_only_the_deployment_completes_is_refused() {
        assertEquals(
                List.of("t:5:20: TemplateURL of R is given by Fn::Sub (${Stage}), which cannot be known before the"
                        + " stack exists; write the path or the https:// URL itself"),
                Rewrites.problems(resource("AWS::CloudFormation::Stack", "TemplateURL: !Sub ./nested/${Stage}.yaml")));
    }

    @Test
    void metadata_for_the_serverless_repository() {
        String text = """
            Metadata:
              AWS::ServerlessRepo::Application: {LicenseUrl: L, ReadmeUrl: ./R.md}
            Resources: {B: {Type: AWS::S3::Bucket}}
            """;
        assertEquals(text.replace("Url: L", "Url: s3://store/L").replace("./R", "s3://store/R"), Rewrites.of(text));
    }

    @Test
    void globals_of_every_kind() {
        assertEquals("""
            Globals:
              Function: {CodeUri: s3://store/src}
              Api: {DefinitionUri: s3://store/api.yaml}
              StateMachine: {DefinitionUri: s3://store/a.json}
            Resources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: a.b}}}
            """, Rewrites.of("""
                Globals:
                  Function: {CodeUri: src}
                  Api: {DefinitionUri: api.yaml}
                  StateMachine: {DefinitionUri: a.json}
                Resources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: a.b}}}
                """));
    }

    @Test
    void the_site_of_globals_names_the_functions_that_take_it() {
        CodeSite site = Template.parse("""
            Globals: {Function: {CodeUri: src}}
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {Handler: a.b}}
              B: {Type: AWS::Serverless::Function, Properties: {InlineCode: x}}
              C: {Type: AWS::Serverless::Function, Properties: {PackageType: Image}}
              D: {Type: AWS::Serverless::Function, Properties: {Runtime: java21}}
            """).survey().sites().getFirst();
        assertEquals(List.of("A", "D"), site.functions());
    }

    @Test
    void an_include_is_packaged_wherever_it_stands() {
        String text = """
            Transform: [AWS::Serverless-2016-10-31, {Name: AWS::Include, Parameters: {Location: ./top.yaml}}]
            Resources:
              A:
                Type: AWS::Serverless::Api
                Properties:
                  DefinitionBody: &body
                    Fn::Transform: {Name: AWS::Include, Parameters: {Location: ./api.yaml}}
              B: {Type: AWS::Serverless::Api, Properties: {DefinitionBody: *body}}
              C: {Type: AWS::Serverless::Api, Properties: {DefinitionBody: !Transform {Name: AWS::Include, Parameters: {Location: s3://b/k}}}}
            """;
        assertEquals(text.replace("./top", "s3://store/top").replace("./api", "s3://store/api"), Rewrites.of(text));
        assertTrue(Template.parse(text).survey().sites().stream().allMatch(site -> site.kind() == CodeKind.INCLUDE));
    }

    @Test
    void an_included_path_that_is_also_something_else_is_refused() {
        List<String> all = List.of(
                "Resources: {A: {Type: X, Properties: {T: {Name: AWS::Include, Parameters: {Location: &l ./a}}, L:"
                        + " *l}}}",
                "Resources: {A: {Type: X, Properties: {T: {Name: AWS::Include, Parameters: &p {Location: ./a}}, L:"
                        + " *p}}}");
        for (String text : all) {
            BadTemplate refused =
                    org.junit.jupiter.api.Assertions.assertThrows(BadTemplate.class, () -> Rewrites.of(text));
            assertTrue(String.valueOf(refused.getMessage()).contains("cannot change alone"), refused.getMessage());
        }
    }

    @Test
    void a_body_of_a_loop_is_rewritten_once_for_all_its_turns() {
        String loop = """
            Resources:
              Fn::ForEach::All:
                - Name
                - [A, B]
                - F${Name}:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: ./src
                  Fn::ForEach::Inner:
                    - Other
                    - [C]
                    - G${Name}${Other}: {Type: AWS::Lambda::Function, Properties: {Code: ./src}}
            """;
        assertEquals(
                loop.replace("CodeUri: ./src", "CodeUri: s3://store/src")
                        .replace("Code: ./src", "Code: {S3Bucket: store, S3Key: src}"),
                Rewrites.of(loop));
    }

    @Test
    void a_path_that_differs_from_turn_to_turn_is_refused_where_the_turns_cannot_be_known() {
        List<String> problems = Rewrites.problems("""
            Resources:
              Fn::ForEach::All:
                - Name
                - !Split [",", !ImportValue Names]
                - F${Name}:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: !Sub ./src/${Name}
                  G${Name}:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: ./src/${Name}
              Fn::ForEach::Odd: [Name]
            """);
        assertTrue(
                problems.get(0).startsWith("t:8:20: CodeUri of F${Name} is given by Fn::Sub (${Name})"),
                problems.get(0));
        assertTrue(problems.get(0).contains("turn of Fn::ForEach"), problems.get(0));
        assertTrue(problems.get(1).startsWith("t:12:20: CodeUri of G${Name}"), problems.get(1));
        assertTrue(problems.get(2).startsWith("t:13:3: Fn::ForEach::Odd must be a list"), problems.get(2));
        assertEquals(3, problems.size());
    }
}

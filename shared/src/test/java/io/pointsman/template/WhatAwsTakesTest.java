package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SAM and CloudFormation take, in spellings that are not the usual ones: see docs/aws-facts.md. */
class WhatAwsTakesTest {
    private static List<HandlerSite> handlers(String text) {
        return Template.parse(text).survey().handlers();
    }

    private static String preference(String value) {
        return """
            Parameters: {Off: {Type: String, Default: "false"}}
            Mappings: {Stages: {prod: {shift: "False"}}}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: s3://b/k, DeploymentPreference: %s}
            """.formatted(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "False",
                "FALSE",
                "no",
                "No",
                "NO",
                "off",
                "Off",
                "OFF",
                "'false'",
                "\"False\"",
                "0",
                "null",
                "~",
                "''",
                "!!bool no",
                "[]",
                "!Ref Off",
                "!FindInMap [Stages, prod, shift]"
            })
    void a_deployment_preference_that_is_off_in_any_spelling(String off) {
        assertEquals(List.of(), Rewrites.problems(preference("{Enabled: " + off + ", Type: AllAtOnce}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "!Ref AWS::NoValue",
                "{Ref: 'AWS::NoValue'}",
                "!If [Prod, !Ref AWS::NoValue, {Enabled: No}]",
                "!If [Prod, {Enabled: off}, !If [Test, !Ref AWS::NoValue, !Ref AWS::NoValue]]"
            })
    void a_deployment_preference_that_is_none(String none) {
        assertEquals(List.of(), Rewrites.problems(preference(none)));
    }

    /** Text to the parsers of AWS: y and n, and between quotes all but two words; SAM takes a function for true. */
    @ParameterizedTest
    @ValueSource(
            strings = {"true", "yes", "n", "N", "\"no\"", "'off'", "\"FALSE\"", "!If [P, false, false]", "!GetAtt A.B"})
    void a_deployment_preference_that_is_on(String on) {
        assertEquals(
                1,
                Rewrites.problems(preference("{Enabled: " + on + ", Type: AllAtOnce}"))
                        .size());
    }

    @Test
    void a_choice_of_which_one_side_shifts_is_on() {
        assertEquals(
                1,
                Rewrites.problems(preference("!If [Prod, {Type: AllAtOnce}, !Ref AWS::NoValue]"))
                        .size());
    }

    @Test
    void globals_may_switch_it_off_for_all_and_a_function_may_ignore_them() {
        String template = """
            Globals: {Function: {CodeUri: s3://b/k, DeploymentPreference: {%s}}}
            Resources:
              F: {Type: AWS::Serverless::Function, %s}
            """;
        assertEquals(
                List.of(),
                Rewrites.problems(template.formatted("Enabled: Off", "Properties: {DeploymentPreference: {Type: A}}")));
        assertEquals(
                1,
                Rewrites.problems(template.formatted("Type: A", "Properties: {MemorySize: 1}"))
                        .size());
        assertEquals(
                List.of(),
                Rewrites.problems(template.formatted(
                        "Type: A", "IgnoreGlobals: [DeploymentPreference], Properties: {MemorySize: 1}")));
        assertEquals(
                1,
                Rewrites.problems(template.formatted("Type: A", "IgnoreGlobals: '*'"))
                        .size());
    }

    @Test
    void a_function_without_properties_takes_all_from_globals() {
        String template = """
            Globals: {Function: {CodeUri: ./src, Handler: app.handler, Runtime: python3.13}}
            Resources:
              F: {Type: AWS::Serverless::Function}
            """;
        assertEquals(template.replace("./src", "s3://store/src"), Rewrites.of(template));
        HandlerSite handler = handlers(template).getFirst();
        assertEquals("F app.handler", handler.function() + " " + handler.handler());
        assertEquals(List.of("F"), handler.code().functions());
    }

    @Test
    void inline_code_wins_over_a_path_and_no_package_is_looked_at() {
        String template = """
            Globals: {Function: {Handler: index.handler, Runtime: python3.13}}
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {CodeUri: gone/, InlineCode: "x = 1"}}
              G: {Type: AWS::Serverless::Function, Properties: {CodeUri: gone/, PackageType: Image, ImageUri: i}}
            """;
        assertEquals(template, Rewrites.of(template));
        assertEquals(List.of(), handlers(template));
        assertEquals(
                "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: s3://store/src, InlineCode:"
                        + " }}}",
                Rewrites.of(
                        "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: src, InlineCode: }}}"));
    }

    /** docs/aws-facts.md: the last one counts, in YAML and JSON. */
    @Test
    void of_a_key_that_is_given_twice_the_last_one_counts() {
        String template = """
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {CodeUri: gone}}
              F:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: !GetAtt A.B
                  Handler: app.handler
                  CodeUri: ./src
                  Runtime: python3.13
            """;
        Template parsed = Template.parse(template);
        assertEquals(template.replace("./src", "s3://store/src"), Rewrites.of(template));
        assertEquals(1, parsed.survey().sites().size());
        assertEquals(
                List.of(
                        "t:3:3: key F is given twice; CloudFormation takes the last one: keep that alone",
                        "t:8:7: key CodeUri"),
                parsed.repeated().stream()
                        .sorted(java.util.Comparator.comparing(Problem::at))
                        .map(problem -> problem.in("t").replaceFirst("(8:7: key CodeUri).*", "$1"))
                        .toList());
    }

    @Test
    void a_map_without_the_key_has_a_default() {
        String template = """
            Mappings: {Code: {prod: {dir: ./prod}}}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: !FindInMap [Code, %s, dir, {DefaultValue: ./other}]}
            """;
        assertTrue(Rewrites.of(template.formatted("test")).contains("CodeUri: s3://store/other"));
        assertTrue(Rewrites.of(template.formatted("prod")).contains("CodeUri: s3://store/prod"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Type: AWS::Serverless::Api, Properties: {DefinitionUri: {Bucket: !Ref B, Key: !Ref K}}",
                "Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: {Bucket: !Ref B, Key: !Ref K}}",
                "Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionS3Location: {Bucket: !Ref B, Key: !Ref"
                        + " K}}",
                "Type: AWS::ApiGateway::RestApi, Properties: {BodyS3Location: {Bucket: !Ref B, Key: !Ref K}}",
                "Type: AWS::Lambda::LayerVersion, Properties: {Content: {S3Bucket: !Ref B, S3Key: !Ref K}}",
                "Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: {Bucket: !Ref B, Key: !Ref K, Version:"
                        + " !Ref V}}"
            })
    void two_parameters_of_what_is_no_code_of_this_artifact_stay(String resource) {
        String template = "Parameters: {B: {Type: String}, K: {Type: String}, V: {Type: String}}\nResources: {R: {"
                + resource + "}}";
        assertEquals(List.of(), Rewrites.problems(template));
        assertEquals(List.of(), Template.parse(template).survey().sites());
        assertEquals(template, Rewrites.of(template));
    }

    @Test
    void a_url_is_no_location_of_code() {
        String template = "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: 'URL'}}}";
        for (String url : List.of("http://h/k", "https://bucket.s3.amazonaws.com/key")) {
            String problem = Rewrites.problems(template.replace("URL", url)).getFirst();
            assertTrue(problem.startsWith("t:1:72: CodeUri of F is " + url + ", which is a URL"), problem);
        }
    }

    @Test
    void a_wrapper_may_do_with_the_handler_what_it_likes() {
        String template = """
            Globals: {Function: {Handler: run.sh, Runtime: python3.13%s}}
            Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: src%s}}}
            """;
        String wrapped = ", Environment: {Variables: {AWS_LAMBDA_EXEC_WRAPPER: ./start}}";
        assertEquals(1, handlers(template.formatted("", "")).size());
        assertEquals(List.of(), handlers(template.formatted(wrapped, "")));
        assertEquals(List.of(), handlers(template.formatted("", wrapped)));
    }
}

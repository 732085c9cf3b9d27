package io.pointsman.callers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.release.FunctionSelection;
import io.pointsman.template.Problem;
import io.pointsman.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallerScanTest {
    private static String function(String properties) {
        return "Transform: AWS::Serverless-2016-10-31\n"
                + "Resources:\n"
                + "  F:\n"
                + "    Type: AWS::Serverless::Function\n"
                + "    Properties: {"
                + properties + "}\n";
    }

    private static final String PLAIN = "Resources:\n"
            + "  F: {Type: AWS::Lambda::Function, Properties: {FunctionName: cart}}\n"
            + "  V: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref F}}\n"
            + "  Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref F, Name: live, FunctionVersion:"
            + " !GetAtt V.Version}}\n";

    private static List<FunctionCaller> callers(String template) {
        return CallerScan.deployed(Template.parse(template), Map.of("Stage", "live"), "")
                .callers();
    }

    private static List<String> past(String template) {
        return past(template, ProductionAlias.LIVE);
    }

    private static List<String> past(String template, ProductionAlias production) {
        return new CallerCheck(production)
                .of(CallerScan.deployed(Template.parse(template), Map.of("Stage", "live"), "")).past().stream()
                        .map(problem -> problem.in("t"))
                        .toList();
    }

    /** AutoPublishAlias is SAM's: in a template of the CDK there is no such property. */
    @Test
    void the_way_out_is_one_that_the_template_has() {
        String rule = "  R: {Type: AWS::Events::Rule, Properties: {Targets: [{Id: t, Arn: !GetAtt F.Arn}]}}\n";

        String plain = past(PLAIN + rule).getFirst();
        assertTrue(plain.contains("Let it name the alias: !Ref of the AWS::Lambda::Alias live of F"), plain);
        assertTrue(plain.contains("new lambda.Alias(this, 'Live', {aliasName: 'live'"), plain);
        assertFalse(plain.contains("AutoPublishAlias"), plain);

        String sam = past(function("Runtime: python3.13") + rule).getFirst();
        assertTrue(sam.contains("Let it name the alias: !Ref F.Alias, with AutoPublishAlias: live on F"), sam);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S3",
                "SNS",
                "Kinesis",
                "DynamoDB",
                "SQS",
                "Api",
                "HttpApi",
                "Schedule",
                "ScheduleV2",
                "CloudWatchEvent",
                "EventBridgeRule",
                "CloudWatchLogs",
                "IoTRule",
                "AlexaSkill",
                "Cognito",
                "MSK",
                "MQ",
                "SelfManagedKafka",
                "DocumentDB"
            })
    void an_event_of_sam_without_an_alias_gets_new_code_before_the_shift(String type) {
        String events = "Events: {E: {Type: " + type + ", Properties: {}}}";

        assertEquals(1, past(function(events)).size());
        assertEquals(List.of(), past(function("AutoPublishAlias: live, " + events)));
        assertTrue(past(function("AutoPublishAlias: dev, " + events)).getFirst().contains("calls alias dev of F"));
    }

    @Test
    void the_message_names_line_event_and_what_to_write() {
        assertEquals(
                List.of("t:5:35: event Orders (SQS) calls $LATEST of F, and shift moves live: new code would reach it"
                        + " past hooks, canary and alarms. Write AutoPublishAlias: live into F; or leave the"
                        + " function out (Functions: [\"!F\"]); or set Callers to Warn where the alias is wired"
                        + " elsewhere"),
                past(function("Events: {Orders: {Type: SQS}}")));
    }

    @Test
    void a_function_url_follows_the_alias_of_sam_too() {
        assertEquals(1, past(function("FunctionUrlConfig: {AuthType: NONE}")).size());
        assertEquals(List.of(), past(function("AutoPublishAlias: live, FunctionUrlConfig: {AuthType: NONE}")));
    }

    @Test
    void the_alias_may_be_a_parameter_or_come_from_globals() {
        assertEquals(List.of(), past(function("AutoPublishAlias: !Ref Stage, Events: {E: {Type: Api}}")));
        assertEquals(
                List.of(),
                past("Globals: {Function: {AutoPublishAlias: live}}\n" + function("Events: {E: {Type: Api}}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref F | $LATEST",
                "!GetAtt F.Arn | $LATEST",
                "{'Fn::GetAtt': [F, Arn]} | $LATEST",
                "{Ref: F} | $LATEST",
                "!Sub '${F.Arn}' | $LATEST",
                "!Sub '${F}:$LATEST' | $LATEST",
                "cart | $LATEST",
                "'arn:aws:lambda:us-east-1:123456789012:function:cart' | $LATEST",
                "!Ref Live | alias live",
                "!Sub '${Live}' | alias live",
                "!GetAtt Live.AliasArn | alias live",
                "!Sub '${F.Arn}:live' | alias live",
                "!Sub '${F}:${Stage}' | alias live",
                "!Sub ['${Arn}:live', {Arn: !GetAtt F.Arn}] | alias live",
                "!Join [':', [!GetAtt F.Arn, live]] | alias live",
                "{'Fn::Join': ['', [!GetAtt F.Arn, ':', !Ref Stage]]} | alias live",
                "cart:live | alias live",
                "!Sub 'arn:aws:lambda:us-east-1:123456789012:function:cart:live' | alias live",
                "!Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}:live' | alias live",
                "!Ref V | a version",
                "!GetAtt V.FunctionArn | a version",
                "!Sub '${F.Arn}:3' | a version",
                "!Sub '${F.Arn}:${Other}' | a qualifier that is not known here",
                "!Sub '${F.Arn}:dev' | alias dev"
            })
    void each_way_to_name_a_function_is_read(String value, String by) {
        List<FunctionCaller> callers = callers(PLAIN
                + "  M:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties: {FunctionName: " + value + "}\n");

        assertEquals(
                List.of(by), callers.stream().map(one -> one.by().description()).toList());
        assertEquals("F", callers.getFirst().function());
    }

    @Test
    void both_sides_of_an_if_count() {
        String mapping = PLAIN + "  M:\n    Type: AWS::Lambda::EventSourceMapping\n"
                + "    Properties: {FunctionName: !If [Prod, !Ref Live, !Ref F]}\n";

        assertEquals(
                List.of("alias live", "$LATEST"),
                callers(mapping).stream().map(one -> one.by().description()).toList());
    }

    @Test
    void integrations_in_the_body_of_an_api_are_found_wherever_they_stand() {
        String uri =
                "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${%s}/invocations";
        String body = "  Api:\n"
                + "    Type: AWS::Serverless::Api\n"
                + "    Properties:\n"
                + "      StageName: p\n"
                + "      DefinitionBody:\n"
                + "        paths:\n"
                + "          /a:\n"
                + "            get: {x-amazon-apigateway-integration: {uri: !Sub '"
                + uri
                + "'}}\n";

        assertEquals(
                1,
                past(function("AutoPublishAlias: live") + body.formatted("F.Arn"))
                        .size());
        assertEquals(List.of(), past(function("AutoPublishAlias: live") + body.formatted("F.Alias")));
        assertEquals(List.of(), past(function("AutoPublishAlias: live") + body.formatted("FAliaslive")));
        assertEquals(List.of(), past(function("AutoPublishAlias: live") + body.formatted("F.Arn}:${Stage")));
    }

    @Test
    void an_authorizer_of_sam_that_names_the_function_itself_is_found() {
        String api =
                "  Api:\n    Type: AWS::Serverless::HttpApi\n    Properties: {Auth: {Authorizers: {A: {FunctionArn:"
                        + " !GetAtt F.Arn}}}}\n";

        assertTrue(past(function("AutoPublishAlias: live") + api)
                .getFirst()
                .contains("Auth.Authorizers.A.FunctionArn of Api (AWS::Serverless::HttpApi) calls $LATEST of F"));
    }

    @Test
    void targets_of_a_rule_are_named_by_their_place() {
        String rule = PLAIN + "  R:\n    Type: AWS::Events::Rule\n"
                + "    Properties: {Targets: [{Id: a, Arn: !Ref Live}, {Id: b, Arn: !GetAtt F.Arn}]}\n";

        List<String> past = past(rule);

        assertEquals(1, past.size());
        assertTrue(
                past.getFirst().contains("Targets[1].Arn of R (AWS::Events::Rule) calls $LATEST of F"), past::toString);
    }

    @Test
    void a_url_with_a_qualifier_beside_it_calls_that() {
        String url = PLAIN
                + "  U:\n    Type: AWS::Lambda::Url\n    Properties: {TargetFunctionArn: !GetAtt F.Arn, Qualifier:"
                + " live, AuthType: NONE}\n";

        assertEquals(List.of(), past(url));
    }

    /** Where the name has an alias already, that is the one that is named. */
    @Test
    void a_qualifier_does_not_make_another_alias_in_the_name_the_one_that_is_shifted() {
        String url = PLAIN
                + "  U:\n    Type: AWS::Lambda::Url\n    Properties: {TargetFunctionArn: !Sub '${F}:dev', Qualifier:"
                + " live, AuthType: NONE}\n";

        assertTrue(past(url).getFirst().contains("calls alias dev of F"));
    }

    @Test
    void a_function_url_that_is_nothing_calls_nobody() {
        assertEquals(List.of(), past(function("FunctionUrlConfig: !Ref AWS::NoValue")));
    }

    @Test
    void a_caller_in_a_nested_stack_calls_the_function_of_that_stack() {
        String mapping = PLAIN + "  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref F}}\n";

        assertEquals(
                List.of("Shop-F"),
                CallerScan.deployed(Template.parse(mapping), Map.of(), "Shop-").callers().stream()
                        .map(FunctionCaller::function)
                        .toList());
    }

    @Test
    void a_function_that_is_not_shifted_may_be_called_as_anybody_likes() {
        FunctionSelection others = FunctionSelection.read(List.of("!F")).orElseThrow();

        assertEquals(
                List.of(), past(function("Events: {E: {Type: Api}}"), new ProductionAlias("live", Map.of(), others)));
    }

    @Test
    void a_function_with_an_alias_of_its_own_is_held_to_that() {
        ProductionAlias own = new ProductionAlias("live", Map.of("F", "prod"), FunctionSelection.ALL);

        assertEquals(List.of(), past(function("AutoPublishAlias: prod, Events: {E: {Type: Api}}"), own));
        assertEquals(
                1,
                past(function("AutoPublishAlias: live, Events: {E: {Type: Api}}"), own)
                        .size());
    }

    @Test
    void a_function_that_nobody_calls_is_a_note_and_no_error() {
        CallerCheck.Findings findings = new CallerCheck(ProductionAlias.LIVE)
                .of(CallerScan.deployed(Template.parse(function("")), Map.of(), "Shop-"));

        assertEquals(List.of(), findings.past());
        assertEquals(
                List.of("nothing in this template calls live of Shop-F; whoever calls it from elsewhere must name the"
                        + " alias: Shop-F:live"),
                findings.notes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CapacityProviderConfig: {Arn: !GetAtt Pool.Arn}",
                "CapacityProviderConfig: {LambdaManagedInstancesCapacityProviderConfig: {CapacityProviderArn: x}}"
            })
    void callers_of_a_function_on_managed_instances_are_a_note_as_shift_leaves_it_out(String config) {
        CallerCheck.Findings findings = new CallerCheck(ProductionAlias.LIVE)
                .of(CallerScan.deployed(
                        Template.parse(function(config + ", Events: {E: {Type: Api}}")), Map.of(), "Shop-"));

        assertEquals(List.of(), findings.past());
        assertEquals(List.of(), findings.notes());
        assertEquals(
                List.of("Shop-F runs on Lambda Managed Instances: shift leaves it out, and its alias live stays where"
                        + " it is; new code reaches event E (Api) (line 5) with the update of the stack"),
                findings.leftOut().stream().map(Problem::message).toList());
    }

    @Test
    void a_function_that_may_run_on_managed_instances_or_not_is_held_to_its_callers() {
        assertEquals(
                1,
                past(
                                function("CapacityProviderConfig: !If [Pool, {Arn: x}, !Ref AWS::NoValue],"
                                        + " Events: {E: {Type: Api}}"),
                                ProductionAlias.LIVE)
                        .size());
    }

    @Test
    void custom_resources_and_names_in_environment_variables_are_no_callers() {
        String template = PLAIN + "  C: {Type: Custom::Setup, Properties: {ServiceToken: !GetAtt F.Arn}}\n"
                + "  G: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {TARGET: !Ref F}}}}\n";

        assertEquals(List.of(), callers(template));
    }

    @Test
    void a_hook_is_not_shifted_and_is_called_by_codedeploy() {
        String hook = function("FunctionName: !Sub 'CodeDeployHook_${AWS::StackName}', Events: {E: {Type: Api}}");

        assertEquals(
                new CallerCheck.Findings(List.of(), List.of(), List.of()),
                new CallerCheck(ProductionAlias.LIVE).of(CallerScan.deployed(Template.parse(hook), Map.of(), "")));
    }

    @Test
    void a_default_that_the_pipeline_may_still_override_is_no_reason_to_refuse_early() {
        String template = "Parameters: {Alias: {Type: String, Default: dev}}\n"
                + function("AutoPublishAlias: !Ref Alias, Events: {E: {Type: Api}}");
        CallerCheck check = new CallerCheck(ProductionAlias.LIVE);

        assertEquals(
                List.of(),
                check.of(CallerScan.early(Template.parse(template), Map.of(), ""))
                        .past());
        assertEquals(
                1,
                check.of(CallerScan.deployed(Template.parse(template), Map.of(), ""))
                        .past()
                        .size());
        assertEquals(
                List.of(),
                check.of(CallerScan.deployed(Template.parse(template), Map.of("Alias", "live"), ""))
                        .past());
    }

    @Test
    void functions_of_a_loop_are_called_by_what_the_loop_says() {
        String loop = """
            Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
            Resources:
              Fn::ForEach::Each:
                - Name
                - [A, B]
                - ${Name}Function:
                    Type: AWS::Serverless::Function
                    Properties: {Events: {E: {Type: SQS}}}
                  ${Name}Rule:
                    Type: AWS::Events::Rule
                    Properties: {Targets: [{Id: a, Arn: !GetAtt '${Name}Function.Arn'}]}
            """;

        assertEquals(2, past(loop).size());
    }
}

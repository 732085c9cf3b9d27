package io.pointsman.local.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.policy.DeploymentPolicy.PolicyFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template needs is in its policy, as narrow as it can be said; what is not known is named. */
class DeploymentPolicyTest {
    private static final String ROLE = "arn:aws:iam::*:role/app-";

    @TempDir
    private Path folder;

    private static final PolicyTarget TARGET = PolicyTarget.of("app");

    private static PolicyTarget target(Optional<String> boundary, boolean unbounded, String... leftOut) {
        return new PolicyTarget("app", "aws", "*", "*", boundary, unbounded, Set.of(leftOut), Map.of());
    }

    private DeploymentPolicy policy(String template, PolicyTarget target) throws IOException {
        return DeploymentPolicy.of(List.of(Files.writeString(folder.resolve("template.yaml"), template)), target);
    }

    private static List<JsonObject> statements(DeploymentPolicy policy) {
        assertEquals(Set.of(), policy.findings());
        return policy.documents().stream()
                .flatMap(document -> Json.object(document).objects("Statement").stream())
                .toList();
    }

    /** The statements that allow an action. */
    private static List<JsonObject> allowing(DeploymentPolicy policy, String action) {
        return statements(policy).stream()
                .filter(one -> one.texts("Action").contains(action))
                .toList();
    }

    private static Set<String> on(DeploymentPolicy policy, String action) {
        return allowing(policy, action).stream()
                .flatMap(one -> one.texts("Resource").stream())
                .collect(Collectors.toSet());
    }

    private static String findings(DeploymentPolicy policy) {
        assertEquals(Map.of(), policy.files());
        return policy.findings().stream().map(PolicyFinding::toString).collect(Collectors.joining("\n"));
    }

    private static final String SAM = """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Table: {Type: String, Default: orders}
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties:
              Handler: app.handler
              Runtime: python3.13
              CodeUri: .
              AutoPublishAlias: live
        """;

    @Test
    void what_SAM_makes_of_a_function_is_allowed_by_the_names_that_it_will_have() throws IOException {
        DeploymentPolicy policy = policy(SAM, TARGET);

        assertEquals(Set.of("arn:aws:lambda:*:*:function:app-*"), on(policy, "lambda:CreateFunction"));
        assertEquals(Set.of("arn:aws:lambda:*:*:function:app-*"), on(policy, "lambda:PublishVersion"));
        assertEquals(Set.of("arn:aws:lambda:*:*:function:app-*"), on(policy, "lambda:UpdateAlias"));
        assertEquals(Set.of(ROLE + "HelloRole-*"), on(policy, "iam:CreateRole"));
        assertEquals(Set.of(), on(policy, "s3:GetObject")); // the pipeline's own role reads the release bucket
        assertEquals(Set.of(), on(policy, "kms:Decrypt"));
    }

    @Test
    void a_role_is_passed_to_the_service_that_it_trusts() throws IOException {
        JsonObject pass = allowing(policy(SAM, TARGET), "iam:PassRole").getFirst();

        assertEquals(List.of(ROLE + "*"), pass.texts("Resource"));
        assertEquals(
                "{\"StringEquals\":{\"iam:PassedToService\":[\"lambda.amazonaws.com\"]}}",
                Json.text(pass.objectOrEmpty("Condition").members()));
    }

    @Test
    void a_role_of_another_stack_is_passed_to_the_service_of_the_type() throws IOException {
        DeploymentPolicy policy = policy("""
            Resources:
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  Targets: [{Arn: 'arn:aws:sqs:eu-central-1:111122223333:q', RoleArn: 'arn:aws:iam::111122223333:role/theirs'}]
            """, TARGET);
        JsonObject pass = allowing(policy, "iam:PassRole").getFirst();

        assertEquals(List.of("arn:aws:iam::111122223333:role/theirs"), pass.texts("Resource"));
        assertTrue(Json.text(pass).contains("events.amazonaws.com"));
    }

    @Test
    void a_role_that_is_not_known_yet_is_asked_for() throws IOException {
        String template = """
            Parameters:
              Theirs: {Type: String}
            Resources:
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  Targets: [{Arn: 'arn:aws:sqs:eu-central-1:111122223333:q', RoleArn: !Ref Theirs}]
            """;

        assertTrue(findings(policy(template, TARGET)).contains("--parameter-overrides NAME=ARN"));
        PolicyTarget given = new PolicyTarget(
                "app",
                "aws",
                "*",
                "*",
                Optional.empty(),
                false,
                Set.of(),
                Map.of("Theirs", "arn:aws:iam::111122223333:role/r"));
        assertEquals(Set.of("arn:aws:iam::111122223333:role/r"), on(policy(template, given), "iam:PassRole"));
    }

    @Test
    void a_role_in_the_variables_of_a_function_is_passed_to_nobody() throws IOException {
        String template = SAM + """
                  Environment: {Variables: {THEIRS: 'arn:aws:iam::111122223333:role/theirs'}}
            """;

        assertEquals(Set.of(ROLE + "*"), on(policy(template, TARGET), "iam:PassRole"));
    }

    @Test
    void the_value_of_a_secret_parameter_is_written_down_nowhere() throws IOException {
        String template = """
            Parameters: {Word: {Type: String, NoEcho: true}}
            Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub 'q-${Word}'}}}
            """;
        PolicyTarget given = new PolicyTarget(
                "app", "aws", "*", "*", Optional.empty(), false, Set.of(), Map.of("Word", "opensesame"));
        DeploymentPolicy policy = policy(template, given);

        assertEquals(Set.of("arn:aws:sqs:*:*:q-*"), on(policy, "sqs:CreateQueue"));
        assertFalse(policy.files().toString().contains("opensesame"));
    }

    private static final String INLINE = SAM + """
              Policies:
                - DynamoDBReadPolicy: {TableName: !Ref Table}
        """;

    private static final String BOUNDED = INLINE + """
              PermissionsBoundary: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary-${AWS::StackName}
        """;

    @Test
    void a_role_with_rights_of_its_own_is_made_with_its_boundary_alone() throws IOException {
        DeploymentPolicy policy = policy(BOUNDED, TARGET);

        for (String action : List.of(
                "iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary")) {
            List<JsonObject> allowing = allowing(policy, action);
            assertEquals(1, allowing.size(), action);
            assertEquals(
                    "{\"StringLike\":{\"iam:PermissionsBoundary\":[\"arn:aws:iam::*:policy/boundary-app\"]}}",
                    Json.text(allowing.getFirst().objectOrEmpty("Condition").members()),
                    action);
        }
        assertEquals(Set.of(), on(policy, "iam:DeleteRolePermissionsBoundary"));
    }

    @Test
    void a_boundary_that_is_named_is_the_one_that_is_asked_for() throws IOException {
        String arn = "arn:aws:iam::111122223333:policy/boundary-app";
        JsonObject create = allowing(policy(BOUNDED, target(Optional.of(arn), false)), "iam:CreateRole")
                .getFirst();

        assertEquals(
                "{\"StringEquals\":{\"iam:PermissionsBoundary\":[\"" + arn + "\"]}}",
                Json.text(create.objectOrEmpty("Condition").members()));
        String other = findings(policy(BOUNDED, target(Optional.of("arn:aws:iam::111122223333:policy/other"), false)));
        assertTrue(other.contains("--boundary says arn:aws:iam::111122223333:policy/other"), other);
    }

    @Test
    void a_role_with_rights_of_its_own_and_no_boundary_is_named_with_both_ways_out() throws IOException {
        String finding = findings(policy(INLINE, TARGET));

        assertTrue(
                finding.contains("template.yaml:6: error: HelloRole (AWS::IAM::Role) has no PermissionsBoundary"),
                finding);
        assertTrue(finding.contains("boundary.json") && finding.contains("--without-boundary"), finding);
        assertEquals(Set.of(ROLE + "*"), on(policy(INLINE, target(Optional.empty(), true)), "iam:PutRolePolicy"));
    }

    @Test
    void a_role_that_AWS_wrote_the_rights_of_gets_those_and_nothing_is_put_into_it() throws IOException {
        DeploymentPolicy policy = policy(SAM, TARGET);

        assertEquals(Set.of(), on(policy, "iam:PutRolePolicy"));
        assertEquals(
                "{\"ArnLike\":{\"iam:PolicyARN\":[\"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\"]}}",
                Json.text(allowing(policy, "iam:AttachRolePolicy")
                        .getFirst()
                        .objectOrEmpty("Condition")
                        .members()));
    }

    /** By a resource beside it, which is how a role without inline policies gets some after all. */
    @Test
    void a_policy_put_to_a_role_from_outside_asks_for_the_boundary_too() throws IOException {
        String template = SAM + """
              More:
                Type: AWS::IAM::Policy
                Properties:
                  PolicyName: more
                  Roles: [!Ref HelloRole]
                  PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]}
            """;

        assertTrue(
                findings(policy(template, TARGET)).contains("HelloRole (AWS::IAM::Role) has no PermissionsBoundary"));
    }

    @Test
    void the_boundary_holds_what_the_roles_are_given_and_no_more() throws IOException {
        JsonObject boundary =
                Json.object(Optional.ofNullable(policy(BOUNDED, TARGET).files().get(DeploymentPolicy.BOUNDARY))
                        .orElseThrow());
        Map<List<String>, List<String>> rights = boundary.objects("Statement").stream()
                .collect(Collectors.toMap(one -> one.texts("Resource"), one -> one.texts("Action")));

        assertEquals(
                Set.of(
                        List.of("*"),
                        List.of("arn:aws:dynamodb:*:*:table/orders", "arn:aws:dynamodb:*:*:table/orders/index/*")),
                rights.keySet());
        assertEquals(
                List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"), rights.get(List.of("*")));
    }

    @Test
    void what_a_statement_excepts_is_not_joined_with_what_another_excepts() throws IOException {
        DeploymentPolicy policy = policy("""
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  PermissionsBoundary: arn:aws:iam::111122223333:policy/b
                  AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}
                  Policies:
                    - PolicyName: one
                      PolicyDocument: {Statement: [{Effect: Allow, NotAction: 'iam:*', Resource: '*'}]}
                    - PolicyName: other
                      PolicyDocument: {Statement: {Effect: Allow, NotAction: 's3:*', Resource: '*'}}
            """, TARGET);
        List<JsonObject> statements = Json.object(
                        Optional.ofNullable(policy.files().get(DeploymentPolicy.BOUNDARY))
                                .orElseThrow())
                .objects("Statement");

        assertEquals(
                List.of(List.of("iam:*"), List.of("s3:*")),
                statements.stream().map(one -> one.texts("NotAction")).toList());
    }

    @Test
    void a_managed_policy_that_nobody_here_has_read_is_named() throws IOException {
        String template = SAM + "      Policies: [arn:aws:iam::111122223333:policy/ours]\n";

        String finding = findings(policy(template, target(Optional.empty(), true)));
        assertTrue(finding.contains("--leave-out 'arn:aws:iam::111122223333:policy/ours'"), finding);
        statements(policy(template, target(Optional.empty(), true, "arn:aws:iam::111122223333:policy/ours")));
    }

    @Test
    void an_unknown_type_is_named_with_its_line_and_never_guessed() throws IOException {
        String template = """
            Resources:
              Orders: {Type: AWS::SQS::Queue}
              Thing: {Type: AWS::Made::Up}
            """;

        String finding = findings(policy(template, TARGET));
        assertTrue(finding.contains("template.yaml:3: error: Thing (AWS::Made::Up) is of a type"), finding);
        assertTrue(finding.contains("--leave-out Thing") && finding.contains("describe-type"), finding);
        for (String leftOut : List.of("Thing", "AWS::Made::Up")) {
            assertEquals(
                    Set.of("arn:aws:sqs:*:*:app-*"),
                    on(policy(template, target(Optional.empty(), false, leftOut)), "sqs:CreateQueue"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::SQS::Queue | QueueName: !Sub '${AWS::StackName}-orders' | sqs:CreateQueue |"
                        + " arn:aws:sqs:*:*:app-orders",
                "AWS::SQS::Queue | QueueName: !Join ['-', [!Ref Stage, q]] | sqs:CreateQueue | arn:aws:sqs:*:*:test-q",
                "AWS::SQS::Queue | QueueName: !Ref Unknown | sqs:CreateQueue | arn:aws:sqs:*:*:*",
                "AWS::S3::Bucket | BucketName: !If [Big, one, two] | s3:CreateBucket | arn:aws:s3:::one"
                        + " arn:aws:s3:::two",
                "AWS::S3::Bucket | {} | s3:CreateBucket | arn:aws:s3:::app-*",
                "AWS::Events::Rule | {} | events:PutRule | arn:aws:events:*:*:rule/app-*"
                        + " arn:aws:events:*:*:rule/*/app-*",
                "AWS::SSM::Parameter | Name: /app/key | ssm:PutParameter | arn:aws:ssm:*:*:parameter/app/key",
                "AWS::Logs::LogGroup | LogGroupName: !FindInMap [Names, !Ref Stage, Group] | logs:CreateLogGroup |"
                        + " arn:aws:logs:*:*:log-group:big arn:aws:logs:*:*:log-group:big:*"
                        + " arn:aws:logs:*:*:log-group:small arn:aws:logs:*:*:log-group:small:*",
                "AWS::SNS::Subscription | TopicArn: !Ref Topic | sns:Subscribe | arn:aws:sns:*:*:news",
                "AWS::ApiGatewayV2::Api | {} | apigateway:POST | arn:aws:apigateway:*::/apis"
                        + " arn:aws:apigateway:*::/apis/* arn:aws:apigateway:*::/tags/*",
                "Custom::Thing | ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:f' |"
                        + " lambda:InvokeFunction | arn:aws:lambda:eu-central-1:111122223333:function:f"
                        + " arn:aws:lambda:eu-central-1:111122223333:function:f:*",
                "Custom::Thing | ServiceToken: 'arn:aws:sns:eu-central-1:111122223333:t' | lambda:InvokeFunction | ''",
                "AWS::Lambda::Function | {Code: {S3Bucket: theirs, S3Key: k}, Role:"
                        + " 'arn:aws:iam::111122223333:role/r'} | s3:GetObject | arn:aws:s3:::theirs/*",
                "AWS::DynamoDB::Table | {} | iam:CreateServiceLinkedRole | arn:aws:iam::*:role/aws-service-role/*",
                "AWS::DynamoDB::Table | {} | kms:CreateGrant | ''",
                "AWS::DynamoDB::Table | SSESpecification: {SSEEnabled: true} | kms:CreateGrant | arn:aws:kms:*:*:key/*",
                "AWS::Lambda::EventSourceMapping | {FunctionName: f} | lambda:UpdateEventSourceMapping |"
                        + " arn:aws:lambda:*:*:event-source-mapping:*",
            })
    void each_action_is_allowed_on_what_the_template_says(String type, String properties, String action, String on)
            throws IOException {
        String template = """
            Parameters:
              Stage: {Type: String, Default: test}
              Unknown: {Type: String}
            Conditions: {Big: !Equals [!Ref Stage, big]}
            Mappings: {Names: {test: {Group: small}, big: {Group: big}}}
            Resources:
              Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: news}}
              One:
                Type: %s
                Properties:
                  %s
            """.formatted(type, properties);

        assertEquals(
                Set.of(on.split(" ")),
                Stream.concat(
                                on(policy(template, TARGET), action).stream(),
                                Stream.of("").filter(none -> on.isEmpty()))
                        .filter(one -> !one.equals("arn:aws:sns:*:*:news") || type.contains("SNS"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_mapping_whose_id_is_not_known_is_narrowed_by_its_function() throws IOException {
        DeploymentPolicy policy = policy("""
            Resources:
              Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: f}}
            """, TARGET);

        for (String action : List.of("lambda:CreateEventSourceMapping", "lambda:DeleteEventSourceMapping")) {
            assertEquals(
                    "{\"ArnLike\":{\"lambda:FunctionArn\":[\"arn:aws:lambda:*:*:function:f\",\"arn:aws:lambda:*:*:function:f:*\"]}}",
                    Json.text(allowing(policy, action)
                            .getFirst()
                            .objectOrEmpty("Condition")
                            .members()));
        }
    }

    @Test
    void region_account_and_partition_narrow_every_ARN() throws IOException {
        PolicyTarget target = new PolicyTarget(
                "app", "aws-cn", "cn-north-1", "111122223333", Optional.empty(), false, Set.of(), Map.of());

        assertEquals(
                Set.of("arn:aws-cn:sqs:cn-north-1:111122223333:app-*"),
                on(policy("Resources: {Q: {Type: AWS::SQS::Queue}}", target), "sqs:CreateQueue"));
    }

    @Test
    void what_CloudFormation_looks_up_for_the_template_may_be_read() throws IOException {
        DeploymentPolicy policy = policy("""
            Parameters:
              Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /images/latest}
              Stage: {Type: String, Default: test}
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties:
                  Role: arn:aws:iam::111122223333:role/r
                  Description: '{{resolve:ssm:plain:3}}'
                  Environment:
                    Variables:
                      A: !Sub '{{resolve:secretsmanager:db/${Stage}:SecretString:password}}'
                      B: '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:111122223333:secret:x-AbCdEf:SecretString:p}}'
            """, TARGET);

        assertEquals(
                Set.of("arn:aws:ssm:*:*:parameter/images/latest", "arn:aws:ssm:*:*:parameter/plain"),
                on(policy, "ssm:GetParameters"));
        assertEquals(
                Set.of(
                        "arn:aws:secretsmanager:*:*:secret:db/test-*",
                        "arn:aws:secretsmanager:eu-central-1:111122223333:secret:x-AbCdEf"),
                on(policy, "secretsmanager:GetSecretValue"));
    }

    @Test
    void a_nested_stack_brings_in_what_its_template_makes() throws IOException {
        Files.writeString(folder.resolve("child.yaml"), """
            Parameters: {Name: {Type: String}}
            Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}, T: {Type: AWS::SNS::Topic}}
            """);
        DeploymentPolicy policy = policy("""
            Resources:
              Child:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: child.yaml, Parameters: {Name: !Sub '${AWS::StackName}.queue'}}
            """, TARGET);

        assertEquals(Set.of("arn:aws:cloudformation:*:*:stack/app-*/*"), on(policy, "cloudformation:CreateStack"));
        assertEquals(Set.of("arn:aws:sqs:*:*:app.queue"), on(policy, "sqs:CreateQueue"));
        assertEquals(Set.of("arn:aws:sns:*:*:app-*"), on(policy, "sns:CreateTopic"));
    }

    @Test
    void a_nested_template_that_is_not_here_is_named() throws IOException {
        String template = """
            Resources:
              Child:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: 'https://s3.amazonaws.com/theirs/child.yaml'}
            """;

        assertTrue(findings(policy(template, TARGET))
                .contains("template.yaml:2: error: Child (AWS::CloudFormation::Stack)"));
        statements(policy(template, target(Optional.empty(), false, "Child")));
    }

    @Test
    void what_is_deployed_and_what_comes_next_need_what_both_need() throws IOException {
        Path before = Files.writeString(folder.resolve("before.yaml"), "Resources: {T: {Type: AWS::SNS::Topic}}");
        Path next = Files.writeString(folder.resolve("next.yaml"), "Resources: {Q: {Type: AWS::SQS::Queue}}");
        DeploymentPolicy policy = DeploymentPolicy.of(List.of(before, next), TARGET);

        assertFalse(on(policy, "sns:DeleteTopic").isEmpty());
        assertFalse(on(policy, "sqs:CreateQueue").isEmpty());
    }

    @Test
    void no_document_is_larger_than_IAM_takes_and_none_says_a_Sid_twice() throws IOException {
        String types = Stream.of(
                        "AWS::S3::Bucket",
                        "AWS::DynamoDB::Table",
                        "AWS::SQS::Queue",
                        "AWS::SNS::Topic",
                        "AWS::Logs::LogGroup",
                        "AWS::ECS::Service",
                        "AWS::RDS::DBInstance",
                        "AWS::EC2::Instance",
                        "AWS::Cognito::UserPool",
                        "AWS::Kinesis::Stream")
                .map(type -> "  %s: {Type: %s}\n".formatted(type.replace(":", ""), type))
                .collect(Collectors.joining());
        String names = IntStream.range(0, 60)
                .mapToObj(i -> "  Q%d: {Type: AWS::SQS::Queue, Properties: {QueueName: %s%d}}\n"
                        .formatted(i, "q".repeat(70), i))
                .collect(Collectors.joining());
        DeploymentPolicy policy = policy("Resources:\n" + types + names, TARGET);

        assertTrue(policy.documents().size() > 1, policy.documents().size() + " documents");
        for (String document : policy.documents()) {
            int chars = document.replaceAll("\\s", "").length();
            assertTrue(chars <= 6_144, chars + " characters");
            List<String> sids = Json.object(document).objects("Statement").stream()
                    .map(one -> one.needText("Sid"))
                    .toList();
            assertEquals(sids.size(), Set.copyOf(sids).size());
            sids.forEach(sid -> assertTrue(sid.matches("[A-Za-z0-9]+"), sid));
        }
        assertEquals(
                60,
                on(policy, "sqs:CreateQueue").stream()
                        .filter(arn -> arn.contains("qqq"))
                        .count());
    }

    @Test
    void each_statement_is_explained_by_what_it_is_for_and_by_a_source() throws IOException {
        DeploymentPolicy policy = policy(BOUNDED, TARGET);
        String explanation = Optional.ofNullable(policy.files().get(DeploymentPolicy.EXPLANATION))
                .orElseThrow();

        for (JsonObject statement : statements(policy)) {
            String section = explanation
                    .split("### " + statement.needText("Sid") + "\n", -1)[1]
                    .split("\n#", -1)[0];
            assertTrue(section.contains("template.yaml:6 "), section);
            assertTrue(section.contains("c7n-awscc") || section.contains("https://docs.aws.amazon.com/"), section);
        }
        assertTrue(explanation.contains("### Roles1"), explanation);
    }

    @Test
    void the_policy_that_the_page_shows_is_that_of_the_example() throws IOException {
        DeploymentPolicy policy =
                DeploymentPolicy.of(List.of(Path.of("../examples/today/template.yaml")), PolicyTarget.of("today"));
        String page = Files.readString(Path.of("../docs/policy.md"));

        assertTrue(page.contains("```json\n" + policy.documents().getFirst() + "```\n"), policy.documents()::getFirst);
    }
}

package io.pointsman.endpoint.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.endpoint.ZippedCode;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** What happens at an endpoint, step by step: something in every service, and releases, failures and removals on their way. */
final class Story {
    /** @param does one thing; asks the place for all that it needs to know, so that the place may be another one each time */
    record Step(String name, Consumer<KeptPlace> does) {}

    private static final String APPLICATION = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Said: {Type: String, Default: first}
          Takes: {Type: String, Default: "1"}
        Resources:
          Till:
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: till
              Runtime: python3.13
              Handler: index.handler
              InlineCode: !Sub 'def handler(event, context): return "${Said}"'
              AutoPublishAlias: live
              AutoPublishAliasAllProperties: true
              FunctionUrlConfig: {AuthType: NONE}
              DeploymentPreference:
                Type: Linear10PercentEvery1Minute
                Alarms: [!Ref Errors]
              Events:
                Get: {Type: Api, Properties: {Path: /till, Method: get}}
                Http: {Type: HttpApi, Properties: {Path: /till, Method: get}}
                Tick: {Type: Schedule, Properties: {Schedule: "cron(0 12 L * ? *)", Enabled: false}}
          Errors:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: till-errors
              Namespace: AWS/Lambda
              MetricName: Errors
              Statistic: Sum
              Period: 60
              EvaluationPeriods: 1
              Threshold: 1
              ComparisonOperator: GreaterThanOrEqualToThreshold
          Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub 'table-${Said}'}}
          Password: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: given}}
        Outputs:
          Name: {Value: !Ref Till.Version, Export: {Name: till-version}}
        """;

    private static final String FAILING = """
        Resources:
          First: {Type: AWS::SNS::Topic, Properties: {TopicName: first}}
          Second:
            Type: AWS::SNS::Topic
            DependsOn: First
            Metadata: {PointsmanLocal: {Fails: CREATE, Takes: 5}}
        """;

    private final List<Step> steps = new ArrayList<>();

    private Story() {}

    static List<Step> steps() {
        Story story = new Story();
        story.objects();
        story.settings();
        story.queuesAndLogs();
        story.rules();
        story.functions();
        story.release();
        story.failures();
        story.pipeline();
        story.end();
        return story.steps;
    }

    private void call(String service, String operation, Object... members) {
        steps.add(new Step(service + ":" + operation, place -> place.ask(service, operation, members)));
    }

    private void pass(Duration each, int times) {
        for (int i = 0; i < times; i++) {
            steps.add(new Step("pass " + each, place -> place.pass(each)));
        }
    }

    private void does(String name, Consumer<KeptPlace> what) {
        steps.add(new Step(name, what));
    }

    private void objects() {
        call("s3", "CreateBucket", "Bucket", "box");
        call(
                "s3",
                "PutBucketVersioning",
                "Bucket",
                "box",
                "VersioningConfiguration",
                JsonObject.of("Status", "Enabled"));
        call("s3", "PutObject", "Bucket", "box", "Key", "small", "Body", "one".getBytes(UTF_8));
        call("s3", "PutObject", "Bucket", "box", "Key", "small", "Body", "two".getBytes(UTF_8));
        call("s3", "DeleteObject", "Bucket", "box", "Key", "small");
        does(
                "a large object",
                place -> place.ask(
                        "s3",
                        "PutObject",
                        "Bucket",
                        "box",
                        "Key",
                        "large \ud83d\ude00",
                        "Body",
                        place.world().spool().of(chance(200_000))));
        call(
                "s3",
                "PutObject",
                "Bucket",
                "box",
                "Key",
                "middle",
                "Body",
                chance(10_000),
                "Metadata",
                JsonObject.of("a", "b"));
        call(
                "s3",
                "PutBucketTagging",
                "Bucket",
                "box",
                "Tagging",
                JsonObject.of("TagSet", List.of(JsonObject.of("Key", "k", "Value", "v"))));
        does("a part", place -> {
            String upload = place.ask("s3", "CreateMultipartUpload", "Bucket", "box", "Key", "parts")
                    .needText("UploadId");
            place.ask(
                    "s3",
                    "UploadPart",
                    "Bucket",
                    "box",
                    "Key",
                    "parts",
                    "UploadId",
                    upload,
                    "PartNumber",
                    1L,
                    "Body",
                    place.world().spool().of(chance(70_000)));
        });
    }

    private static byte[] chance(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private void settings() {
        call("ssm", "PutParameter", "Name", "/a/b", "Value", "1", "Type", "String");
        call("ssm", "PutParameter", "Name", "/a/b", "Value", "2", "Type", "String", "Overwrite", true);
        call("ssm", "LabelParameterVersion", "Name", "/a/b", "ParameterVersion", 1L, "Labels", List.of("old"));
        call("secretsmanager", "CreateSecret", "Name", "secret", "SecretString", "one");
        call("secretsmanager", "PutSecretValue", "SecretId", "secret", "SecretString", "two");
        call("secretsmanager", "CreateSecret", "Name", "going", "SecretBinary", "three".getBytes(UTF_8));
        call("secretsmanager", "DeleteSecret", "SecretId", "going", "RecoveryWindowInDays", 7L);
        call("sts", "AssumeRole", "RoleArn", "arn:aws:iam::000000000000:role/r", "RoleSessionName", "session");
    }

    private void queuesAndLogs() {
        call("sqs", "CreateQueue", "QueueName", "queue", "Attributes", JsonObject.of("VisibilityTimeout", "60"));
        call("sqs", "SendMessage", "QueueUrl", "queue", "MessageBody", "hello");
        call("sqs", "SendMessage", "QueueUrl", "queue", "MessageBody", "later", "DelaySeconds", 120L);
        does("a message on its way", place -> place.ask("sqs", "ReceiveMessage", "QueueUrl", "queue"));
        call("logs", "CreateLogGroup", "logGroupName", "/own");
        call("logs", "PutRetentionPolicy", "logGroupName", "/own", "retentionInDays", 7L);
        call("logs", "CreateLogStream", "logGroupName", "/own", "logStreamName", "s");
        call(
                "logs",
                "PutLogEvents",
                "logGroupName",
                "/own",
                "logStreamName",
                "s",
                "logEvents",
                List.of(JsonObject.of("timestamp", KeptPlace.BEGINNING.toEpochMilli(), "message", "a line \ud800")));
    }

    private void rules() {
        call("events", "PutRule", "Name", "each", "ScheduleExpression", "rate(1 minute)");
        call(
                "events",
                "PutTargets",
                "Rule",
                "each",
                "Targets",
                List.of(JsonObject.of("Id", "q", "Arn", "arn:aws:sqs:us-east-1:000000000000:queue")));
        call("events", "PutRule", "Name", "seen", "EventPattern", "{\"source\":[\"own\"]}");
        call(
                "events",
                "PutTargets",
                "Rule",
                "seen",
                "Targets",
                List.of(JsonObject.of("Id", "q", "Arn", "arn:aws:sqs:us-east-1:000000000000:queue")));
        call(
                "events",
                "PutEvents",
                "Entries",
                List.of(JsonObject.of("Source", "own", "DetailType", "d", "Detail", "{}")));
        call(
                "scheduler",
                "CreateSchedule",
                "Name",
                "tick",
                "ScheduleExpression",
                "cron(0/2 * ? * MON#5 *)",
                "FlexibleTimeWindow",
                JsonObject.of("Mode", "OFF"),
                "Target",
                JsonObject.of(
                        "Arn",
                        "arn:aws:sqs:us-east-1:000000000000:queue",
                        "RoleArn",
                        "arn:aws:iam::000000000000:role/r"));
        pass(Duration.ofSeconds(45), 3);
    }

    private void functions() {
        byte[] zip = ZippedCode.of(Map.of("index.py", "def handler(e, c): return 1".getBytes(UTF_8)));
        call(
                "lambda",
                "CreateFunction",
                "FunctionName",
                "plain",
                "Runtime",
                "python3.13",
                "Handler",
                "index.handler",
                "Role",
                "arn:aws:iam::000000000000:role/r",
                "Code",
                JsonObject.of("ZipFile", zip));
        pass(Duration.ofSeconds(30), 1);
        call("lambda", "PublishVersion", "FunctionName", "plain");
        call("lambda", "CreateAlias", "FunctionName", "plain", "Name", "live", "FunctionVersion", "1");
        call("lambda", "PublishLayerVersion", "LayerName", "layer", "Content", JsonObject.of("ZipFile", zip));
        call("lambda", "PutFunctionEventInvokeConfig", "FunctionName", "plain", "MaximumRetryAttempts", 1L);
        call(
                "lambda",
                "AddPermission",
                "FunctionName",
                "plain",
                "StatementId",
                "s",
                "Action",
                "lambda:InvokeFunction",
                "Principal",
                "events.amazonaws.com");
        pass(Duration.ofSeconds(10), 1);
        call(
                "lambda",
                "PutProvisionedConcurrencyConfig",
                "FunctionName",
                "plain",
                "Qualifier",
                "live",
                "ProvisionedConcurrentExecutions",
                2L);
        call(
                "lambda",
                "TagResource",
                "Resource",
                "arn:aws:lambda:us-east-1:000000000000:function:plain",
                "Tags",
                JsonObject.of("t", "1"));
        pass(Duration.ofSeconds(20), 2);
    }

    private void release() {
        changeSet("CREATE", "first", "create");
        pass(Duration.ofSeconds(3), 8);
        changeSet("UPDATE", "second", "update");
        pass(Duration.ofSeconds(3), 6);
        pass(Duration.ofSeconds(110), 6);
        changeSet("UPDATE", "third", "roll-back");
        pass(Duration.ofSeconds(3), 6);
        pass(Duration.ofSeconds(50), 3);
        call("monitoring", "SetAlarmState", "AlarmName", "till-errors", "StateValue", "ALARM", "StateReason", "test");
        pass(Duration.ofSeconds(5), 9);
        call("monitoring", "SetAlarmState", "AlarmName", "till-errors", "StateValue", "OK", "StateReason", "test");
        call("cloudformation", "DetectStackDrift", "StackName", "app");
        pass(Duration.ofSeconds(4), 2);
    }

    private void changeSet(String type, String said, String name) {
        call(
                "cloudformation",
                "CreateChangeSet",
                "StackName",
                "app",
                "ChangeSetName",
                name,
                "ChangeSetType",
                type,
                "TemplateBody",
                APPLICATION,
                "Capabilities",
                List.of("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"),
                "Parameters",
                List.of(JsonObject.of("ParameterKey", "Said", "ParameterValue", said)));
        pass(Duration.ofSeconds(1), 3);
        call("cloudformation", "ExecuteChangeSet", "StackName", "app", "ChangeSetName", name);
    }

    private void failures() {
        call("cloudformation", "CreateStack", "StackName", "failing", "TemplateBody", FAILING);
        pass(Duration.ofSeconds(2), 6);
        call("cloudformation", "CreateStack", "StackName", "staying", "TemplateBody", FAILING, "DisableRollback", true);
        pass(Duration.ofSeconds(2), 5);
        call("cloudformation", "RollbackStack", "StackName", "staying");
        pass(Duration.ofSeconds(1), 5);
        does("a nested stack", place -> {
            place.ask(
                    "s3",
                    "PutObject",
                    "Bucket",
                    "box",
                    "Key",
                    "inner.yaml",
                    "Body",
                    "Resources: {T: {Type: AWS::SNS::Topic, Metadata: {PointsmanLocal: {Takes: 4}}}}".getBytes(UTF_8));
            place.ask(
                    "cloudformation",
                    "CreateStack",
                    "StackName",
                    "outer",
                    "TemplateBody",
                    "Resources: {In: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL:"
                            + " 'https://box.s3.amazonaws.com/inner.yaml'}}}");
        });
        pass(Duration.ofSeconds(2), 6);
        call("cloudformation", "DeleteStack", "StackName", "outer");
        pass(Duration.ofSeconds(2), 6);
    }

    private void pipeline() {
        JsonObject source = JsonObject.of(
                "name",
                "Source",
                "actionTypeId",
                type("Source", "S3"),
                "configuration",
                JsonObject.of("S3Bucket", "box", "S3ObjectKey", "source.zip", "PollForSourceChanges", "false"),
                "outputArtifacts",
                List.of(JsonObject.of("name", "Source")));
        JsonObject approval = JsonObject.of("name", "Approve", "actionTypeId", type("Approval", "Manual"));
        JsonObject after = JsonObject.of("name", "Again", "actionTypeId", type("Approval", "Manual"));
        JsonObject pipeline = JsonObject.of(
                "name",
                "line",
                "roleArn",
                "arn:aws:iam::000000000000:role/r",
                "artifactStore",
                JsonObject.of("type", "S3", "location", "box"),
                "stages",
                List.of(stage("Source", source), stage("Approve", approval), stage("Again", after)));
        byte[] zip = ZippedCode.of(Map.of("a", "b".getBytes(UTF_8)));
        call("s3", "PutObject", "Bucket", "box", "Key", "source.zip", "Body", zip);
        call("codepipeline", "CreatePipeline", "pipeline", pipeline);
        pass(Duration.ofSeconds(3), 4);
        does("approves", place -> approve(place, "Approve", "Approved"));
        pass(Duration.ofSeconds(2), 3);
        call("codepipeline", "StartPipelineExecution", "name", "line");
        call(
                "codepipeline",
                "DisableStageTransition",
                "pipelineName",
                "line",
                "stageName",
                "Again",
                "transitionType",
                "Inbound",
                "reason",
                "test");
        pass(Duration.ofSeconds(3), 4);
        does("rejects", place -> approve(place, "Again", "Rejected"));
        pass(Duration.ofSeconds(2), 3);
    }

    private static void approve(KeptPlace place, String stage, String status) {
        JsonObject state = place.ask("codepipeline", "GetPipelineState", "name", "line");
        String token = state.objects("stageStates").stream()
                .filter(one -> one.needText("stageName").equals(stage))
                .flatMap(one -> one.objects("actionStates").stream())
                .map(one -> one.objectOrEmpty("latestExecution").needText("token"))
                .findFirst()
                .orElseThrow();
        place.ask(
                "codepipeline",
                "PutApprovalResult",
                "pipelineName",
                "line",
                "stageName",
                stage,
                "actionName",
                stage,
                "token",
                token,
                "result",
                JsonObject.of("summary", "s", "status", status));
    }

    private static JsonObject type(String category, String provider) {
        return JsonObject.of("category", category, "owner", "AWS", "provider", provider, "version", "1");
    }

    private static JsonObject stage(String name, JsonObject action) {
        return JsonObject.of("name", name, "actions", List.of(action));
    }

    private void end() {
        does(
                "another account",
                place -> place.world("222222222222")
                        .call("ssm", "PutParameter", JsonObject.of("Name", "own", "Value", "1", "Type", "String")));
        call("cloudformation", "DeleteStack", "StackName", "app");
        pass(Duration.ofSeconds(2), 10);
        call("sqs", "ReceiveMessage", "QueueUrl", "queue", "MaxNumberOfMessages", 10L);
    }
}

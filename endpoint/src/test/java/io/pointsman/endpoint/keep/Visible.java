package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a client can be told by the operations that list, describe and get, one fact a line. */
final class Visible {
    private final World world;
    private final List<String> lines = new ArrayList<>();

    private Visible(World world) {
        this.world = world;
    }

    static List<String> in(World world) {
        Visible visible = new Visible(world);
        visible.objects();
        visible.functions();
        visible.stacks();
        visible.deployments();
        visible.pipelines();
        visible.events();
        visible.queues();
        visible.logs();
        visible.settings();
        visible.apis();
        return visible.lines;
    }

    private Optional<JsonObject> say(String service, String operation, Object... members) {
        JsonObject input = JsonObject.of(members);
        String about = service + " " + operation + " " + input.members();
        try {
            JsonObject answer = world.call(service, operation, input);
            flatten(about, answer);
            return Optional.of(answer);
        } catch (AwsError refusal) {
            lines.add(about + " ! " + refusal.code() + " " + refusal.said());
            return Optional.empty();
        }
    }

    private List<JsonObject> all(String service, String operation, String member, Object... members) {
        return say(service, operation, members)
                .map(answer -> answer.objects(member))
                .orElse(List.of());
    }

    private void flatten(String path, @Nullable Object value) {
        switch (value) {
            case null -> lines.add(path + " = null");
            case byte[] bytes -> flatten(path, Blob.of(bytes));
            case Blob blob -> lines.add(path + " = " + blob.size() + " bytes " + Hash.SHA_256.hex(blob));
            case Optional<?> maybe -> flatten(path, maybe.orElse(null));
            case JsonObject object -> flatten(path, object.members());
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> sorted = new TreeMap<>();
                map.forEach((key, one) -> sorted.put(String.valueOf(key), one));
                sorted.forEach((key, one) -> flatten(path + "/" + key, one));
            }
            case Collection<?> list -> {
                int place = 0;
                for (Object one : list) {
                    flatten(path + "/" + place++, one);
                }
            }
            default -> lines.add(path + " = " + value);
        }
    }

    private void objects() {
        for (JsonObject bucket : all("s3", "ListBuckets", "Buckets")) {
            String name = bucket.needText("Name");
            List.of(
                            "GetBucketVersioning",
                            "GetBucketEncryption",
                            "GetBucketTagging",
                            "GetBucketPolicy",
                            "GetBucketLifecycleConfiguration",
                            "GetBucketNotificationConfiguration",
                            "GetBucketOwnershipControls",
                            "GetPublicAccessBlock",
                            "ListMultipartUploads")
                    .forEach(operation -> say("s3", operation, "Bucket", name));
            for (JsonObject upload : all("s3", "ListMultipartUploads", "Uploads", "Bucket", name)) {
                say(
                        "s3",
                        "ListParts",
                        "Bucket",
                        name,
                        "Key",
                        upload.needText("Key"),
                        "UploadId",
                        upload.needText("UploadId"));
            }
            for (JsonObject version : all("s3", "ListObjectVersions", "Versions", "Bucket", name)) {
                Object[] place = {
                    "Bucket", name, "Key", version.needText("Key"), "VersionId", version.needText("VersionId")
                };
                say("s3", "GetObject", place);
                say("s3", "GetObjectTagging", place);
            }
        }
    }

    private void functions() {
        say("lambda", "GetAccountSettings");
        say("lambda", "ListLayers");
        say("lambda", "ListEventSourceMappings");
        for (JsonObject function : all("lambda", "ListFunctions", "Functions")) {
            String name = function.needText("FunctionName");
            List.of(
                            "GetFunction",
                            "GetPolicy",
                            "ListVersionsByFunction",
                            "ListAliases",
                            "GetFunctionConcurrency",
                            "ListFunctionEventInvokeConfigs",
                            "ListFunctionUrlConfigs",
                            "ListProvisionedConcurrencyConfigs",
                            "GetFunctionRecursionConfig",
                            "GetRuntimeManagementConfig")
                    .forEach(operation -> say("lambda", operation, "FunctionName", name));
            say("lambda", "ListTags", "Resource", function.needText("FunctionArn"));
        }
    }

    private void stacks() {
        say("cloudformation", "ListStacks");
        say("cloudformation", "ListExports");
        for (JsonObject stack : all("cloudformation", "DescribeStacks", "Stacks")) {
            String id = stack.needText("StackId");
            List.of(
                            "DescribeStackResources",
                            "ListStackResources",
                            "GetTemplate",
                            "GetTemplateSummary",
                            "DescribeStackEvents",
                            "GetStackPolicy")
                    .forEach(operation -> say("cloudformation", operation, "StackName", id));
            for (JsonObject set : all("cloudformation", "ListChangeSets", "Summaries", "StackName", id)) {
                say("cloudformation", "DescribeChangeSet", "ChangeSetName", set.needText("ChangeSetId"));
            }
        }
    }

    private void deployments() {
        say("codedeploy", "ListDeploymentConfigs");
        for (String application : texts("codedeploy", "ListApplications", "applications")) {
            say("codedeploy", "GetApplication", "applicationName", application);
            say("codedeploy", "ListApplicationRevisions", "applicationName", application);
            for (String group :
                    texts("codedeploy", "ListDeploymentGroups", "deploymentGroups", "applicationName", application)) {
                say("codedeploy", "GetDeploymentGroup", "applicationName", application, "deploymentGroupName", group);
            }
        }
        for (String id : texts("codedeploy", "ListDeployments", "deployments")) {
            say("codedeploy", "GetDeployment", "deploymentId", id);
            for (String target : texts("codedeploy", "ListDeploymentTargets", "targetIds", "deploymentId", id)) {
                say("codedeploy", "GetDeploymentTarget", "deploymentId", id, "targetId", target);
            }
        }
    }

    private void pipelines() {
        for (JsonObject pipeline : all("codepipeline", "ListPipelines", "pipelines")) {
            String name = pipeline.needText("name");
            say("codepipeline", "GetPipeline", "name", name);
            say("codepipeline", "GetPipelineState", "name", name);
            say("codepipeline", "ListActionExecutions", "pipelineName", name);
            for (JsonObject run :
                    all("codepipeline", "ListPipelineExecutions", "pipelineExecutionSummaries", "pipelineName", name)) {
                say(
                        "codepipeline",
                        "GetPipelineExecution",
                        "pipelineName",
                        name,
                        "pipelineExecutionId",
                        run.needText("pipelineExecutionId"));
            }
        }
    }

    private void events() {
        for (JsonObject rule : all("events", "ListRules", "Rules")) {
            say("events", "DescribeRule", "Name", rule.needText("Name"));
            say("events", "ListTargetsByRule", "Rule", rule.needText("Name"));
        }
        say("monitoring", "DescribeAlarms");
        say("scheduler", "GetSchedule", "Name", "tick");
    }

    private void queues() {
        for (String url : texts("sqs", "ListQueues", "QueueUrls")) {
            say("sqs", "GetQueueAttributes", "QueueUrl", url, "AttributeNames", List.of("All"));
        }
    }

    private void logs() {
        for (JsonObject group : all("logs", "DescribeLogGroups", "logGroups")) {
            String name = group.needText("logGroupName");
            say("logs", "DescribeLogStreams", "logGroupName", name);
            say("logs", "FilterLogEvents", "logGroupName", name);
        }
    }

    private void settings() {
        for (JsonObject parameter : all("ssm", "DescribeParameters", "Parameters")) {
            say("ssm", "GetParameterHistory", "Name", parameter.needText("Name"), "WithDecryption", true);
        }
        for (JsonObject secret : all("secretsmanager", "ListSecrets", "SecretList")) {
            String name = secret.needText("ARN");
            say("secretsmanager", "ListSecretVersionIds", "SecretId", name, "IncludeDeprecated", true);
            say("secretsmanager", "DescribeSecret", "SecretId", name);
            say("secretsmanager", "GetSecretValue", "SecretId", name);
        }
    }

    private void apis() {
        for (String line : List.copyOf(lines)) {
            if (line.contains("/PhysicalResourceId = ") && line.startsWith("cloudformation ListStackResources")) {
                String id = line.substring(line.indexOf(" = ") + 3);
                say("apigateway", "GetStages", "restApiId", id);
                say("apigatewayv2", "GetStages", "ApiId", id);
            }
        }
    }

    private List<String> texts(String service, String operation, String member, Object... members) {
        return say(service, operation, members)
                .map(answer -> answer.texts(member))
                .orElse(List.of());
    }
}

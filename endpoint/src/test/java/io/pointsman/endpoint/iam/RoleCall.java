package io.pointsman.endpoint.iam;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What IAM is asked for one request of the record: each action, on each resource ({@link ServiceAuthorization}). Where a request does
 * not say what it is about in its own words (a deployment by its id), any resource of that kind will do.
 *
 * @param role the name of the role whose session asked
 * @param said condition keys and what the request has for them
 */
public record RoleCall(String role, String action, String resource, Map<String, String> said) {
    private static final Map<String, String> S3 = Map.ofEntries(
            Map.entry("HeadObject", "s3:GetObject"),
            Map.entry("CreateMultipartUpload", "s3:PutObject"),
            Map.entry("UploadPart", "s3:PutObject"),
            Map.entry("UploadPartCopy", "s3:PutObject"),
            Map.entry("CopyObject", "s3:PutObject"),
            Map.entry("CompleteMultipartUpload", "s3:PutObject"),
            Map.entry("ListObjectsV2", "s3:ListBucket"),
            Map.entry("ListObjectVersions", "s3:ListBucketVersions"));

    private static final String ACCOUNT = ":us-east-1:000000000000:";

    /** Of one line of the record; none where the caller is no role. */
    public static List<RoleCall> of(JsonObject line) {
        Optional<String> role = line.text("caller")
                .filter(arn -> arn.contains(":assumed-role/"))
                .map(arn -> arn.substring(arn.indexOf('/') + 1, arn.lastIndexOf('/')));
        return role.map(name -> new Line(name, line).calls()).orElse(List.of());
    }

    /** What a role asks of a service by one operation. */
    public static List<RoleCall> of(String role, String service, String operation, JsonObject input) {
        return new Line(role, JsonObject.of("service", service, "operation", operation, "input", input)).calls();
    }

    /** As IAM sees it, where the role's ARN is this. */
    public IamRequest request(String principal) {
        IamRequest request = IamRequest.of(principal, action, resource).with("aws:SecureTransport", "true");
        for (Map.Entry<String, String> one : said.entrySet()) {
            request = request.with(one.getKey(), one.getValue());
        }
        return request;
    }

    private RoleCall saying(Map<String, String> keys) {
        return new RoleCall(role, action, resource, keys);
    }

    @Override
    public String toString() {
        return role + " calls " + action + " on " + resource;
    }

    private record Line(String role, JsonObject line) {
        List<RoleCall> calls() {
            return switch (line.needText("service")) {
                case "s3" -> s3();
                case "lambda" -> List.of(call(lambdaAction(), "arn:aws:lambda" + ACCOUNT + function()));
                case "cloudformation" -> cloudFormation();
                case "codedeploy" -> codeDeploy();
                case "codepipeline" ->
                    List.of(call(
                            action(), "arn:aws:codepipeline" + ACCOUNT + said("pipelineName", said("name", "any"))));
                case "events" -> List.of(call(action(), "arn:aws:events" + ACCOUNT + "event-bus/default"));
                case "monitoring" -> List.of(onAll("cloudwatch:" + operation())); // or it shows no composite alarms
                case "sts" -> List.of(call(action(), said("RoleArn", "any")));
                default -> List.of(call(action(), "any"));
            };
        }

        private JsonObject input() {
            return line.objectOrEmpty("input");
        }

        private String operation() {
            return line.needText("operation");
        }

        private String action() {
            return line.needText("service") + ":" + operation();
        }

        private RoleCall call(String action, String about) {
            return new RoleCall(role, action, ServiceAuthorization.resource(action, about), Map.of());
        }

        private RoleCall onAll(String action) {
            return new RoleCall(role, action, ServiceAuthorization.ALL, Map.of());
        }

        private RoleCall passing(String passed, String service) {
            return new RoleCall(role, "iam:PassRole", passed, Map.of("iam:PassedToService", service));
        }

        private String said(String member, String otherwise) {
            return input().text(member).orElse(otherwise);
        }

        /** S3 answers 403 to who may not list, for what is not there. */
        private List<RoleCall> s3() {
            String bucket = "arn:aws:s3:::" + said("Bucket", "any");
            Optional<String> key = input().text("Key");
            String action = S3.getOrDefault(operation(), action());
            boolean pinned = action.equals("s3:GetObject") && input().has("VersionId");
            List<RoleCall> calls = new ArrayList<>();
            calls.add(call(
                            pinned ? "s3:GetObjectVersion" : action,
                            key.map(it -> bucket + "/" + it).orElse(bucket))
                    .saying(ObjectWrite.keys(operation(), input())));
            if (line.number("status").orElse(0L) == 404) {
                calls.add(call("s3:ListBucket", bucket));
            }
            return calls;
        }

        private String lambdaAction() {
            return operation().equals("Invoke") ? "lambda:InvokeFunction" : action();
        }

        private String function() {
            String name = said("FunctionName", "any").replaceFirst("^arn:aws:lambda" + ACCOUNT + "function:", "");
            Optional<String> qualifier = input().text("Qualifier").or(() -> input().text("Name"));
            return "function:" + name + qualifier.map(it -> ":" + it).orElse("");
        }

        /** A change set by its ARN is the stack's; which one, only CloudFormation knows. Its events are its own. */
        private List<RoleCall> cloudFormation() {
            Optional<String> changeSet = input().text("ChangeSetName").filter(name -> name.startsWith("arn:"));
            if (operation().equals("DescribeEvents") && changeSet.isPresent()) {
                return List.of(call(action(), changeSet.get()));
            }
            String stack = said("StackName", "any");
            String name = stack.startsWith("arn:") ? stack.split("/", -1)[1] : stack;
            List<RoleCall> calls = new ArrayList<>();
            calls.add(call(action(), "arn:aws:cloudformation" + ACCOUNT + "stack/" + name + "/id"));
            input().text("RoleARN").ifPresent(passed -> calls.add(passing(passed, "cloudformation.amazonaws.com")));
            return calls;
        }

        private List<RoleCall> codeDeploy() {
            String application = said("applicationName", "any");
            String resource = switch (String.join(",", ServiceAuthorization.types(action()))) {
                case "application" -> "application:" + application;
                case "deploymentconfig" -> "deploymentconfig:" + said("deploymentConfigName", "any");
                case "deploymentgroup" -> "deploymentgroup:" + application + "/" + said("deploymentGroupName", "any");
                case "" -> "of none";
                case String other -> throw new IllegalArgumentException(action() + " is judged on " + other);
            };
            List<RoleCall> calls = new ArrayList<>();
            calls.add(call(action(), "arn:aws:codedeploy" + ACCOUNT + resource));
            input().text("serviceRoleArn").ifPresent(passed -> calls.add(passing(passed, "codedeploy.amazonaws.com")));
            if (operation().equals("CreateDeployment")) {
                String revisions = "arn:aws:codedeploy" + ACCOUNT + "application:" + application;
                calls.add(call("codedeploy:RegisterApplicationRevision", revisions));
                calls.add(call("codedeploy:GetApplicationRevision", revisions));
                calls.add(call(
                        "codedeploy:GetDeploymentConfig",
                        "arn:aws:codedeploy" + ACCOUNT + "deploymentconfig:" + said("deploymentConfigName", "any")));
            }
            return calls;
        }
    }
}

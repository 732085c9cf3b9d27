package io.pointsman.local.policy;

import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What IAM asks of whoever makes a call of an API: the action, on what it is judged, and the condition keys that the request has. By the
 * documents of the services, and not by the tables that policies are written from; what the Service Authorization Reference does not judge on
 * that resource is an error.
 */
final class HandlerRequests {
    private static final String ROLE = "arn:aws:iam::000000000000:role/cloudformation";
    private static final String ACCOUNT = ":us-east-1:000000000000:";
    /** Lambda knows it by the mapping's id, and tells IAM. */
    private static final String FUNCTION_OF_THE_MAPPING =
            "arn:aws:lambda" + ACCOUNT + "function:app-Shop-1ABCDEFGHIJK:live";

    private static final Map<String, String> METHODS = Map.of(
            "Create", "POST", "Delete", "DELETE", "Get", "GET", "Update", "PATCH", "Put", "PUT", "Reimport", "PUT");

    private final List<IamRequest> requests = new ArrayList<>();
    private final String operation;
    private final JsonObject input;

    private HandlerRequests(String operation, JsonObject input) {
        this.operation = operation;
        this.input = input;
    }

    static List<IamRequest> of(String service, String operation, JsonObject input) {
        HandlerRequests all = new HandlerRequests(operation, input);
        switch (service) {
            case "lambda" -> all.lambda();
            case "s3" -> all.s3();
            case "sqs" -> all.add("sqs:" + operation, "arn:aws:sqs" + ACCOUNT + all.queue());
            case "events" -> all.events();
            case "monitoring" -> all.alarms();
            case "apigateway" -> all.api("/restapis", "restApiId");
            case "apigatewayv2" -> all.api("/apis", "ApiId");
            default ->
                throw new IllegalArgumentException("no test knows what IAM asks of " + service + " " + operation);
        }
        return all.requests;
    }

    /** What it takes to make a role, as a template has it, and to remove it. */
    static List<IamRequest> ofRole(String name, JsonObject properties) {
        HandlerRequests all = new HandlerRequests("", properties);
        String role = "arn:aws:iam::000000000000:role/" + name;
        Optional<String> boundary = properties.text("PermissionsBoundary");
        all.bounded("iam:CreateRole", role, boundary);
        all.add("iam:GetRole", role);
        if (properties.has("Tags")) {
            all.add("iam:TagRole", role);
        }
        for (String policy : properties.texts("ManagedPolicyArns")) {
            for (String action : List.of("iam:AttachRolePolicy", "iam:DetachRolePolicy")) {
                IamRequest request = all.request(action, role).with("iam:PolicyARN", policy);
                all.requests.add(boundary.map(arn -> request.with("iam:PermissionsBoundary", arn))
                        .orElse(request));
            }
        }
        properties.objects("Policies").forEach(policy -> {
            all.bounded("iam:PutRolePolicy", role, boundary);
            all.add("iam:DeleteRolePolicy", role);
        });
        all.add("iam:DeleteRole", role);
        return all.requests;
    }

    private void bounded(String action, String role, Optional<String> boundary) {
        IamRequest request = request(action, role);
        requests.add(boundary.map(arn -> request.with("iam:PermissionsBoundary", arn))
                .orElse(request));
    }

    private IamRequest request(String action, String resource) {
        List<String> kinds = ActionResources.of(action)
                .orElseThrow(() -> new IllegalArgumentException("the reference has no " + action));
        boolean isPath = action.startsWith("apigateway:"); // judged by the path, of either API
        boolean isRight = isPath
                || kinds.isEmpty()
                || kinds.stream().anyMatch(kind -> Arns.fits(Arns.filled(kind, PolicyTarget.of("any")), resource));
        if (!isRight) {
            throw new IllegalArgumentException(action + " is judged on " + kinds + ", not on " + resource);
        }
        return IamRequest.of(ROLE, action, kinds.isEmpty() && !isPath ? "*" : resource);
    }

    private void add(String action, String resource) {
        requests.add(request(action, resource));
    }

    private void pass(String member, String service) {
        input.text(member)
                .ifPresent(role -> requests.add(request("iam:PassRole", role).with("iam:PassedToService", service)));
    }

    private String said(String member) {
        return input.text(member).orElse("");
    }

    private void lambda() {
        String action = "lambda:" + operation;
        String function =
                "arn:aws:lambda" + ACCOUNT + "function:" + said("FunctionName").replaceFirst(".*:function:", "");
        if (operation.endsWith("EventSourceMapping")) {
            String of = input.has("FunctionName") ? function : FUNCTION_OF_THE_MAPPING;
            requests.add(request(action, "arn:aws:lambda" + ACCOUNT + "event-source-mapping:" + said("UUID"))
                    .with("lambda:FunctionArn", of));
            return;
        }
        if (operation.equals("TagResource")) {
            add(action, said("Resource"));
            return;
        }
        boolean onAlias = operation.endsWith("Alias");
        String qualifier =
                onAlias ? "" : input.text("Qualifier").map(name -> ":" + name).orElse("");
        add(action, function + qualifier);
        pass("Role", "lambda.amazonaws.com");
    }

    private void s3() {
        String bucket = "arn:aws:s3:::" + said("Bucket");
        Optional<String> key = input.text("Key");
        add(
                key.isPresent() ? input.has("VersionId") ? "s3:GetObjectVersion" : "s3:GetObject" : "s3:ListBucket",
                key.map(name -> bucket + "/" + name).orElse(bucket));
    }

    private String queue() {
        return input.text("QueueName").orElseGet(() -> said("QueueUrl").replaceFirst(".*/", ""));
    }

    private void events() {
        add(
                "events:" + operation,
                "arn:aws:events" + ACCOUNT + "rule/" + input.text("Rule").orElseGet(() -> said("Name")));
        input.objects("Targets")
                .forEach(target -> target.text("RoleArn")
                        .ifPresent(role -> requests.add(
                                request("iam:PassRole", role).with("iam:PassedToService", "events.amazonaws.com"))));
    }

    private void alarms() {
        List<String> names = input.has("AlarmNames") ? input.texts("AlarmNames") : List.of(said("AlarmName"));
        names.forEach(name -> add("cloudwatch:" + operation, "arn:aws:cloudwatch" + ACCOUNT + "alarm:" + name));
    }

    /** What is below one API is judged by its path, which begins with the API's. */
    private void api(String collection, String id) {
        String method = METHODS.entrySet().stream()
                .filter(one -> operation.startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(operation));
        String path = input.text(id).map(one -> collection + "/" + one).orElse(collection);
        add("apigateway:" + method, "arn:aws:apigateway:us-east-1::" + path);
    }
}

package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The role that SAM makes for a function without one. Policy templates are carried by name: the endpoint has no IAM. */
final class FunctionRole {
    private static final String MANAGED = "arn:aws:iam::aws:policy/";

    private final ServerlessResource function;
    private final Set<Object> managed = new LinkedHashSet<>();
    private final List<Object> inline = new ArrayList<>();

    FunctionRole(ServerlessResource function) {
        this.function = function;
    }

    Map<String, Object> resource() {
        usual();
        deadLetters();
        policies();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "AssumeRolePolicyDocument",
                function.property("AssumeRolePolicyDocument").orElseGet(() -> assumedBy("lambda.amazonaws.com")));
        function.property("RolePath").ifPresent(path -> properties.put("Path", path));
        properties.put("ManagedPolicyArns", List.copyOf(managed));
        if (!inline.isEmpty()) {
            properties.put("Policies", inline);
        }
        function.property("PermissionsBoundary").ifPresent(arn -> properties.put("PermissionsBoundary", arn));
        properties.put("Tags", SamTags.of(function, "lambda:createdBy"));
        return function.made("AWS::IAM::Role", properties);
    }

    static Map<String, Object> assumedBy(String service) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Action", List.of("sts:AssumeRole"));
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Service", List.of(service)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", List.of(statement));
        return document;
    }

    private void usual() {
        managed.add(MANAGED + "service-role/AWSLambdaBasicExecutionRole");
        if (function.text("Tracing").filter(mode -> !mode.equals("Disabled")).isPresent()) {
            managed.add(MANAGED + "AWSXrayWriteOnlyAccess");
        }
        if (function.property("VpcConfig").isPresent()) {
            managed.add(MANAGED + "service-role/AWSLambdaVPCAccessExecutionRole");
        }
    }

    private void deadLetters() {
        Map<String, Object> queue = Values.mapAt(function.properties(), "DeadLetterQueue");
        Values.at(queue, "TargetArn").ifPresent(arn -> {
            boolean topic = Values.textAt(queue, "Type").filter("SNS"::equals).isPresent();
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("Action", topic ? "sns:Publish" : "sqs:SendMessage");
            statement.put("Resource", arn);
            statement.put("Effect", "Allow");
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("Version", "2012-10-17");
            document.put("Statement", List.of(statement));
            Map<String, Object> policy = new LinkedHashMap<>();
            policy.put("PolicyName", "DeadLetterQueuePolicy");
            policy.put("PolicyDocument", document);
            inline.add(policy);
        });
    }

    private void policies() {
        List<?> policies = function.property("Policies").map(Values::list).orElse(List.of());
        for (int i = 0; i < policies.size(); i++) {
            add(policies.get(i), i);
        }
    }

    private void add(Object policy, int at) {
        if (Values.isScalar(policy)) {
            managed.add(arn(Values.text(policy)));
        } else if (Values.call(policy).isPresent()) {
            managed.add(policy);
        } else {
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("PolicyName", function.id() + "RolePolicy" + at);
            named.put("PolicyDocument", policy);
            inline.add(named);
        }
    }

    private static String arn(String name) {
        if (name.startsWith("arn:")) {
            return name;
        }
        return MANAGED + (name.startsWith("AWSLambda") && name.endsWith("ExecutionRole") ? "service-role/" : "") + name;
    }
}

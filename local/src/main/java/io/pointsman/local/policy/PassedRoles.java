package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.local.policy.Allowance.Need;
import io.pointsman.local.policy.DeploymentPolicy.PolicyFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The roles that a resource hands to a service: {@code iam:PassRole} is allowed for them, to that service. */
final class PassedRoles {
    private static final String SOURCE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";

    /** Which service gets a role that no template here makes, by the second word of the type that names it. */
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("ApiGateway", "apigateway"),
            Map.entry("ApiGatewayV2", "apigateway"),
            Map.entry("AppSync", "appsync"),
            Map.entry("Batch", "batch"),
            Map.entry("CloudFormation", "cloudformation"),
            Map.entry("CloudTrail", "cloudtrail"),
            Map.entry("CodeBuild", "codebuild"),
            Map.entry("CodeDeploy", "codedeploy"),
            Map.entry("CodePipeline", "codepipeline"),
            Map.entry("Cognito", "cognito-idp"),
            Map.entry("EC2", "ec2"),
            Map.entry("ECS", "ecs-tasks"),
            Map.entry("Events", "events"),
            Map.entry("Glue", "glue"),
            Map.entry("IoT", "iot"),
            Map.entry("KinesisFirehose", "firehose"),
            Map.entry("Lambda", "lambda"),
            Map.entry("Pipes", "pipes"),
            Map.entry("S3", "s3"),
            Map.entry("SNS", "sns"),
            Map.entry("Scheduler", "scheduler"),
            Map.entry("StepFunctions", "states"));

    private final PolicyTarget target;
    private final Set<PolicyFinding> findings;

    PassedRoles(PolicyTarget target, Set<PolicyFinding> findings) {
        this.target = target;
        this.findings = findings;
    }

    List<Need> of(StackTemplate stack, Declared resource) {
        Map<String, Set<String>> services = new LinkedHashMap<>();
        walk("", resource.properties(), stack, resource, services);
        List<Need> needs = new ArrayList<>();
        services.forEach((arn, principals) -> needs.add(new Need(
                "iam:PassRole",
                List.of(arn),
                Map.of("StringEquals", Map.of("iam:PassedToService", List.copyOf(principals))),
                stack.label(resource),
                SOURCE)));
        return needs;
    }

    /** What a function is told in its variables is passed to nobody. */
    private void walk(
            String name, Object value, StackTemplate stack, Declared resource, Map<String, Set<String>> services) {
        if (name.equals("Environment")) {
            return;
        }
        if (Values.call(value).isPresent() || Values.isScalar(value)) {
            stack.texts().of(value).forEach(text -> passed(name, text, stack, resource, services));
            return;
        }
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((member, inner) -> walk(String.valueOf(member), inner, stack, resource, services));
            case List<?> list -> list.forEach(inner -> walk(name, inner, stack, resource, services));
            default -> throw new IllegalStateException(value.toString());
        }
    }

    private void passed(
            String name, String text, StackTemplate stack, Declared resource, Map<String, Set<String>> services) {
        boolean named = name.matches(".*Role(s|Arn|ARN)?");
        if (text.matches("arn:[^:]*:iam::[^:]*:role/(?!aws-service-role/).+")) {
            services.computeIfAbsent(text, arn -> new TreeSet<>()).addAll(services(text, stack, resource));
        } else if (named && text.equals(PolicyTarget.ANY)) {
            findings.add(stack.finding(
                    resource,
                    "passes a role that is not known before the stack is there; give its parameter a value"
                            + " (--parameter-overrides NAME=ARN)"));
        } else if (named && resource.type().equals("AWS::IAM::InstanceProfile")) {
            passed(
                    "Role",
                    "arn:" + target.partition() + ":iam::" + target.account() + ":role/" + text,
                    stack,
                    resource,
                    services);
        }
    }

    /** Those that the roles of this ARN trust; where the role is made elsewhere, the service of the type. */
    private Set<String> services(String arn, StackTemplate stack, Declared resource) {
        Set<String> trusted = new TreeSet<>();
        stack.template().resources().values().stream()
                .filter(RoleNeeds::isRole)
                .filter(role -> ResourceNames.arns(role, stack.texts()).contains(arn))
                .forEach(role -> trusted.addAll(trusted(role, stack.texts())));
        if (!trusted.isEmpty()) {
            return trusted;
        }
        Optional<String> service =
                Optional.ofNullable(SERVICES.get(resource.type().split("::", -1)[1]));
        if (service.isEmpty()) {
            findings.add(stack.finding(
                    resource,
                    "passes the role " + arn + ", and no table here knows to which service; leave it out (--leave-out "
                            + resource.id() + ") and allow its calls by a policy of your own"));
        }
        return service.map(name -> Set.of(name + ".amazonaws.com")).orElse(Set.of());
    }

    private static Set<String> trusted(Declared role, TextPatterns texts) {
        Set<String> services = new TreeSet<>();
        for (Object statement : Values.list(
                Values.mapAt(role.properties(), "AssumeRolePolicyDocument").getOrDefault("Statement", List.of()))) {
            if (statement instanceof Map<?, ?> map) {
                Values.at(Values.mapAt(map, "Principal"), "Service")
                        .map(texts::of)
                        .ifPresent(services::addAll);
            }
        }
        return services;
    }
}

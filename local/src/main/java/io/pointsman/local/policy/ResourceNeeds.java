package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.local.policy.Allowance.Need;
import io.pointsman.local.policy.DeploymentPolicy.PolicyFinding;
import io.pointsman.local.policy.HandlerPermissions.HandlerCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What CloudFormation's role needs for the resources of templates: the calls of each type's handlers, on what they are judged. */
final class ResourceNeeds {
    private static final String EVERYTHING = "*";
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final String CODE_ACTION = "s3:GetObject(Version)?";
    private static final String SERVICE_LINKED =
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html";

    /** Who lets CloudFormation read what rewrite has put into the release bucket. */
    private static final String RELEASE_BUCKET =
            "code and templates lie in the release bucket, which the role of the pipeline reads by itself";

    /** What these read of S3 is code or a definition, which is what rewrite points at. */
    private static final Set<String> PACKAGED = Set.of(
            "AWS::Lambda::Function",
            "AWS::Lambda::LayerVersion",
            "AWS::ApiGateway::RestApi",
            "AWS::ApiGatewayV2::Api",
            "AWS::StepFunctions::StateMachine",
            "AWS::AppSync::GraphQLSchema");

    private final PolicyTarget target;
    private final RoleNeeds roles;
    private final PassedRoles passed;
    private final List<Need> needs = new ArrayList<>();
    private final Set<PolicyFinding> findings = new TreeSet<>();
    private final Set<String> unneeded = new TreeSet<>();

    ResourceNeeds(PolicyTarget target) {
        this.target = target;
        this.roles = new RoleNeeds(target, findings);
        this.passed = new PassedRoles(target, findings);
    }

    List<Need> needs() {
        return List.copyOf(needs);
    }

    Set<PolicyFinding> findings() {
        return Set.copyOf(findings);
    }

    /** What the handlers of a type may call and this template does not ask for, with the reason. */
    Set<String> unneeded() {
        return Set.copyOf(unneeded);
    }

    static boolean isLeftOut(Declared resource, PolicyTarget target) {
        return target.leftOut().contains(resource.id()) || target.leftOut().contains(resource.type());
    }

    void add(StackTemplate stack) {
        needs.addAll(new StoredValues(target).of(stack));
        for (Declared resource : stack.template().resources().values()) {
            if (isLeftOut(resource, target)) {
                unneeded.add(stack.label(resource) + ": left out as it was asked for");
            } else {
                HandlerPermissions.of(resource.type())
                        .ifPresentOrElse(
                                permissions ->
                                        permissions.calls().forEach(call -> add(stack, resource, call, permissions)),
                                () -> findings.add(unknown(stack, resource)));
            }
        }
    }

    private static PolicyFinding unknown(StackTemplate stack, Declared resource) {
        if (resource.type().startsWith("AWS::Serverless::")) {
            return stack.finding(
                    resource,
                    "is of SAM, and its template names no transform; add Transform: AWS::Serverless-2016-10-31");
        }
        return stack.finding(
                resource,
                "is of a type of which no table here knows what it needs; leave it out (--leave-out " + resource.id()
                        + ") and allow by a policy of your own what `handlers` of its schema names (aws cloudformation"
                        + " describe-type --type RESOURCE --type-name " + resource.type() + ")");
    }

    private void add(StackTemplate stack, Declared resource, HandlerCall call, HandlerPermissions permissions) {
        Optional<String> without = CallRules.unneeded(resource, call.action());
        if (without.isPresent()) {
            unneeded.add(without.get());
        } else if (PACKAGED.contains(resource.type()) && call.action().matches(CODE_ACTION)) {
            code(stack, resource, call, permissions);
        } else if (call.service().equals("iam")) {
            iam(stack, resource, call, permissions);
        } else {
            need(stack, resource, call, on(stack, resource, call.action()), permissions.source());
        }
    }

    private void need(StackTemplate stack, Declared resource, HandlerCall call, List<String> on, String source) {
        if (!on.isEmpty()) {
            needs.add(new Need(call.action(), on, condition(stack, resource, call), stack.label(resource), source));
        }
    }

    /** The ids of mappings are Lambda's; what they may be for is what narrows them. Tags are judged without it. */
    private static Map<String, Map<String, List<String>>> condition(
            StackTemplate stack, Declared resource, HandlerCall call) {
        if (!resource.type().equals(MAPPING) || !call.action().endsWith("EventSourceMapping")) {
            return Map.of();
        }
        List<String> functions = Arns.fewest(ResourceNames.functions(resource, stack.texts()));
        return Map.of("ArnLike", Map.of("lambda:FunctionArn", functions));
    }

    private void iam(StackTemplate stack, Declared resource, HandlerCall call, HandlerPermissions permissions) {
        switch (call.action()) {
            case "iam:CreateServiceLinkedRole" ->
                need(
                        stack,
                        resource,
                        call,
                        List.of("arn:" + target.partition() + ":iam::" + target.account() + ":role/aws-service-role/*"),
                        SERVICE_LINKED);
            case "iam:PassRole" -> needs.addAll(passed.of(stack, resource));
            default -> {
                if (call.action().endsWith("RolePolicy") || RoleNeeds.isRole(resource)) {
                    needs.addAll(roles.changed(stack, resource, call, permissions.source()));
                } else if (call.action().equals("iam:GetRole")) {
                    passed.of(stack, resource)
                            .forEach(one -> need(stack, resource, call, one.resources(), permissions.source()));
                } else {
                    need(stack, resource, call, on(stack, resource, call.action()), permissions.source());
                }
            }
        }
    }

    /** Where a template itself names a bucket; what it takes from its own folder is in the release bucket. */
    private void code(StackTemplate stack, Declared resource, HandlerCall call, HandlerPermissions permissions) {
        Set<String> buckets = new LinkedHashSet<>();
        buckets(resource.properties(), stack.texts(), buckets);
        if (buckets.remove(StackTemplates.CODE_BUCKET) || buckets.isEmpty()) {
            unneeded.add("`" + CODE_ACTION + "` of " + resource.type() + ": " + RELEASE_BUCKET);
        }
        if (!buckets.isEmpty()) {
            List<String> objects = buckets.stream()
                    .map(bucket -> Arns.single("arn:" + target.partition() + ":s3:::" + bucket + "/*"))
                    .sorted()
                    .toList();
            need(stack, resource, call, objects, permissions.source());
        }
    }

    private static void buckets(Object value, TextPatterns texts, Set<String> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                if (String.valueOf(name).matches("S3Bucket|Bucket")) {
                    found.addAll(texts.of(member));
                } else if (member instanceof String text && text.startsWith("s3://")) {
                    found.add(text.replaceFirst("s3://", "").replaceFirst("/.*", ""));
                } else {
                    buckets(member, texts, found);
                }
            });
        }
    }

    /** Its own ARNs where the action is judged on such; else all of the action's kind; {@code *} where it has no resource. */
    private List<String> on(StackTemplate stack, Declared resource, String action) {
        if (resource.type().startsWith("Custom::") || resource.type().equals("AWS::CloudFormation::CustomResource")) {
            return provider(stack, resource, action);
        }
        List<String> own = ResourceNames.arns(resource, stack.texts());
        if (action.startsWith("apigateway:")
                && !own.isEmpty()) { // its actions are methods of HTTP: the path is the resource
            return own;
        }
        List<String> kinds = ActionResources.of(action).orElse(List.of()).stream()
                .map(kind -> Arns.filled(kind, target))
                .distinct()
                .sorted()
                .toList();
        List<String> narrow =
                own.stream().filter(arn -> isJudged(arn, own, kinds)).toList();
        return kinds.isEmpty() ? List.of(EVERYTHING) : narrow.isEmpty() ? kinds : narrow;
    }

    /** What lies under a name only where an action has a kind of resource that is under it: objects are none of a bucket's. */
    private static boolean isJudged(String arn, List<String> own, List<String> kinds) {
        List<String> fitting =
                kinds.stream().filter(kind -> Arns.fits(kind, arn)).toList();
        return own.stream()
                .filter(above -> arn.endsWith("/*") && arn.startsWith(above + "/"))
                .findFirst()
                .map(above -> fitting.stream().anyMatch(kind -> !Arns.fits(kind, above)))
                .orElse(!fitting.isEmpty());
    }

    /** The function or the topic behind a custom resource, if it is one of that service. */
    private static List<String> provider(StackTemplate stack, Declared resource, String action) {
        String service = action.substring(0, action.indexOf(':') + 1);
        return Values.at(resource.properties(), "ServiceToken")
                .map(stack.texts()::of)
                .orElse(Set.of(EVERYTHING))
                .stream()
                .filter(token -> token.contains(":" + service) || token.equals(EVERYTHING))
                .flatMap(token -> token.contains(":function:") && !token.endsWith("*")
                        ? Stream.of(token, token + ":*")
                        : Stream.of(token))
                .toList();
    }
}

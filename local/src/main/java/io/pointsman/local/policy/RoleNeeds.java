package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.local.policy.Allowance.Need;
import io.pointsman.local.policy.DeploymentPolicy.PolicyFinding;
import io.pointsman.local.policy.HandlerPermissions.HandlerCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the roles of a template may be made and changed: with the boundary that they have. A role without one may be made where no more can
 * be attached to it than AWS's managed policies that the template names; any other only on the user's word.
 */
final class RoleNeeds {
    private static final String ROLE = "AWS::IAM::Role";
    private static final Set<String> WIDENING =
            Set.of("iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary");
    private static final String BOUNDARY =
            "; the boundary: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";

    private final PolicyTarget target;
    private final Set<PolicyFinding> findings;

    RoleNeeds(PolicyTarget target, Set<PolicyFinding> findings) {
        this.target = target;
        this.findings = findings;
    }

    static boolean isRole(Declared resource) {
        return resource.type().equals(ROLE);
    }

    /** What makes or changes roles: of a role itself, and of a policy that is put to some. */
    List<Need> changed(StackTemplate stack, Declared resource, HandlerCall call, String source) {
        if (isRole(resource)) {
            return own(stack, resource, call, source);
        }
        List<Need> needs = new ArrayList<>();
        for (Object role : Values.list(resource.properties().getOrDefault("Roles", List.of()))) {
            attached(stack, resource, role, call, source).ifPresent(needs::add);
        }
        return needs;
    }

    private List<Need> own(StackTemplate stack, Declared role, HandlerCall call, String source) {
        Set<String> boundaries = boundaries(stack, role);
        boolean bounded = !boundaries.isEmpty();
        if (call.action().equals("iam:DeleteRolePermissionsBoundary")
                || (!bounded && call.action().equals("iam:PutRolePermissionsBoundary"))) {
            return List.of(); // no boundary is taken away, and none given that is not there
        }
        if (bounded || target.unbounded()) {
            return List.of(
                    need(stack, role, call, ResourceNames.arns(role, stack.texts()), bound(call, boundaries), source));
        }
        return isOnlyManaged(stack, role) ? managed(stack, role, call, source) : List.of(missing(stack, role));
    }

    /** Only what the template attaches can be attached, and nothing can be written into the role. */
    private List<Need> managed(StackTemplate stack, Declared role, HandlerCall call, String source) {
        Set<String> policies = new TreeSet<>();
        managed(role).forEach(value -> policies.addAll(stack.texts().of(value)));
        List<String> on = List.of("arn:" + target.partition() + ":iam::" + target.account() + ":role/"
                + ResourceNames.prefix(stack.texts().stackName(), role.id()));
        List<String> named =
                Values.at(role.properties(), "RoleName").isPresent() ? ResourceNames.arns(role, stack.texts()) : on;
        return switch (call.action()) {
            case "iam:PutRolePolicy" -> List.of();
            case "iam:AttachRolePolicy" ->
                policies.isEmpty()
                        ? List.of()
                        : List.of(need(
                                stack,
                                role,
                                call,
                                named,
                                Map.of("ArnLike", Map.of("iam:PolicyARN", List.copyOf(policies))),
                                source));
            default -> List.of(need(stack, role, call, named, Map.of(), source));
        };
    }

    private static List<?> managed(Declared role) {
        return Values.list(role.properties().getOrDefault("ManagedPolicyArns", List.of()));
    }

    /** Nothing inline, by no other resource either, and nothing attached but what AWS manages. */
    private static boolean isOnlyManaged(StackTemplate stack, Declared role) {
        boolean put = stack.template().resources().values().stream()
                .filter(other -> other.properties().containsKey("Roles"))
                .anyMatch(other -> stack.texts().of(other.properties().getOrDefault("Roles", List.of())).stream()
                        .anyMatch(name -> ResourceNames.ref(role, stack.texts()).contains(name)));
        return !put
                && Values.list(role.properties().getOrDefault("Policies", List.of()))
                        .isEmpty()
                && managed(role).stream()
                        .flatMap(value -> stack.texts().of(value).stream())
                        .allMatch(arn -> arn.matches("arn:[^:]*:iam::aws:policy/[^*]+"));
    }

    private Need missing(StackTemplate stack, Declared role) {
        findings.add(stack.finding(
                role,
                "has no PermissionsBoundary, so whoever writes templates could give it any right; give it one"
                        + " (SAM: Globals, Function, PermissionsBoundary: !Sub"
                        + " arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary-${AWS::StackName}, which is to"
                        + " be made of boundary.json), or allow it as it is: --without-boundary"));
        return new Need("iam:GetRole", ResourceNames.arns(role, stack.texts()), Map.of(), stack.label(role), "");
    }

    private Set<String> boundaries(StackTemplate stack, Declared role) {
        Set<String> declared = Values.at(role.properties(), "PermissionsBoundary")
                .map(stack.texts()::of)
                .orElse(Set.of());
        if (declared.isEmpty() || target.boundary().isEmpty()) {
            if (declared.contains(PolicyTarget.ANY)) {
                findings.add(stack.finding(
                        role,
                        "has a PermissionsBoundary that is not known before the stack is there; name it:"
                                + " --boundary ARN"));
            }
            return declared;
        }
        String wanted = target.boundary().get();
        if (declared.stream().noneMatch(one -> Arns.fits(one, wanted) || Arns.fits(wanted, one))) {
            findings.add(stack.finding(
                    role,
                    "has the PermissionsBoundary " + String.join(" or ", declared) + ", and --boundary says "
                            + wanted));
        }
        return Set.of(wanted);
    }

    private static Map<String, Map<String, List<String>>> bound(HandlerCall call, Set<String> boundaries) {
        if (!WIDENING.contains(call.action()) || boundaries.isEmpty()) {
            return Map.of();
        }
        String operator = boundaries.stream().anyMatch(one -> one.contains("*")) ? "StringLike" : "StringEquals";
        return Map.of(operator, Map.of("iam:PermissionsBoundary", List.copyOf(new TreeSet<>(boundaries))));
    }

    /** A policy that stands beside the role, put to one of the template or to one that is there already. */
    private Optional<Need> attached(
            StackTemplate stack, Declared policy, Object role, HandlerCall call, String source) {
        Optional<Declared> here = Values.call(role)
                .filter(called -> called.getKey().equals("Ref"))
                .flatMap(called ->
                        Optional.ofNullable(stack.template().resources().get(Values.text(called.getValue()))))
                .filter(RoleNeeds::isRole);
        if (here.isPresent()) {
            Set<String> boundaries = boundaries(stack, here.get());
            if (boundaries.isEmpty() && !target.unbounded()) {
                return Optional.of(missing(stack, here.get()));
            }
            return Optional.of(need(
                    stack,
                    policy,
                    call,
                    ResourceNames.arns(here.get(), stack.texts()),
                    bound(call, boundaries),
                    source));
        }
        if (target.boundary().isEmpty() && !target.unbounded()) {
            findings.add(stack.finding(
                    policy,
                    "is put to a role that no template here makes; name the boundary that it has (--boundary ARN), or"
                            + " allow it as it is: --without-boundary"));
        }
        List<String> arns = stack.texts().of(role).stream()
                .map(name -> Arns.single("arn:" + target.partition() + ":iam::" + target.account() + ":role/*" + name))
                .toList();
        return Optional.of(need(
                stack,
                policy,
                call,
                arns,
                bound(call, target.boundary().map(Set::of).orElse(Set.of())),
                source));
    }

    private static Need need(
            StackTemplate stack,
            Declared resource,
            HandlerCall call,
            List<String> on,
            Map<String, Map<String, List<String>>> condition,
            String source) {
        return new Need(
                call.action(), on, condition, stack.label(resource), condition.isEmpty() ? source : source + BOUNDARY);
    }
}

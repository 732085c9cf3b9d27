package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.policy.DeploymentPolicy.PolicyFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the roles that templates make may do, by their inline policies, by the policies of the template that are put to them, and by AWS's
 * managed policies: the boundary that none of them has to exceed. What a policy denies, it denies with the boundary too.
 */
final class RoleRights {
    private static final Map<String, JsonObject> MANAGED = managed();
    private static final Set<String> POLICIES = Set.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy");

    private final PolicyTarget target;
    private final Map<Grant, Set<String>> actions = new LinkedHashMap<>();
    private final Map<Grant, Set<Allowance.Reason>> why = new LinkedHashMap<>();
    private final Set<PolicyFinding> findings = new TreeSet<>();

    RoleRights(PolicyTarget target) {
        this.target = target;
    }

    /**
     * All of a statement but its actions; those that it excepts are never joined with those of another.
     *
     * @param isBeside the resources are excepted, too
     */
    private record Grant(
            Set<String> notActions, List<String> resources, boolean isBeside, Map<String, Object> condition) {}

    private static Map<String, JsonObject> managed() {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        JsonObject file = Json.object(DataLines.text("managed-policies.json"));
        file.members().keySet().forEach(arn -> all.put(arn, file.objectOrEmpty(arn)));
        return all;
    }

    Set<PolicyFinding> findings() {
        return Set.copyOf(findings);
    }

    void add(StackTemplate stack) {
        for (Declared resource : stack.template().resources().values()) {
            if (ResourceNeeds.isLeftOut(resource, target)) {
                continue;
            }
            if (RoleNeeds.isRole(resource)) {
                inline(stack, resource);
                attached(stack, resource);
            } else if (POLICIES.contains(resource.type())) {
                document(stack, resource, resource.properties(), "its policy in the template");
            }
        }
    }

    private void inline(StackTemplate stack, Declared role) {
        for (Object policy : Values.list(role.properties().getOrDefault("Policies", List.of()))) {
            branches(policy).forEach(one -> document(stack, role, one, "its policy in the template"));
        }
    }

    /** Both of an {@code Fn::If}. */
    private static List<Map<String, Object>> branches(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return List.of();
        }
        return Values.call(value)
                .map(call -> call.getKey().equals("Fn::If")
                        ? Values.list(call.getValue()).stream()
                                .skip(1)
                                .flatMap(one -> branches(one).stream())
                                .toList()
                        : List.<Map<String, Object>>of())
                .orElseGet(() -> List.of(Values.map(map)));
    }

    private void document(StackTemplate stack, Declared resource, Map<String, Object> holder, String source) {
        Object statements = Values.mapAt(holder, "PolicyDocument").getOrDefault("Statement", List.of());
        for (Object statement : Values.list(statements)) {
            branches(statement).forEach(one -> grant(stack, resource, one, source));
        }
    }

    private void attached(StackTemplate stack, Declared role) {
        for (Object value : Values.list(role.properties().getOrDefault("ManagedPolicyArns", List.of()))) {
            boolean here = Values.call(value)
                    .filter(call -> call.getKey().equals("Ref"))
                    .map(call -> stack.template().resources().get(Values.text(call.getValue())))
                    .isPresent();
            if (!here) {
                stack.texts().of(value).forEach(arn -> managed(stack, role, arn));
            }
        }
    }

    private void managed(StackTemplate stack, Declared role, String arn) {
        String known = arn.replaceFirst("^arn:[^:]*:", "arn:aws:");
        Optional<JsonObject> document = Optional.ofNullable(MANAGED.get(known));
        if (document.isPresent()) {
            Values.list(Optional.ofNullable(document.get().members().get("Statement"))
                            .orElse(List.of()))
                    .forEach(one -> grant(stack, role, Values.map((Map<?, ?>) one), "AWS's managed policy " + known));
        } else if (!target.leftOut().contains(arn)) {
            findings.add(stack.finding(
                    role,
                    "has the managed policy " + arn
                            + ", whose document is not known here; write what the role uses of it into the template,"
                            + " or leave it out of the boundary: --leave-out '" + arn + "'"));
        }
    }

    private void grant(StackTemplate stack, Declared resource, Map<String, Object> statement, String source) {
        if (!Values.textAt(statement, "Effect").filter("Allow"::equals).isPresent()) {
            return;
        }
        boolean without = statement.containsKey("NotAction");
        boolean beside = statement.containsKey("NotResource");
        Set<String> on =
                stack.texts().of(statement.getOrDefault(beside ? "NotResource" : "Resource", PolicyTarget.ANY));
        Set<String> named = stack.texts().of(statement.getOrDefault(without ? "NotAction" : "Action", List.of()));
        if (named.isEmpty() || on.isEmpty()) {
            return;
        }
        Grant grant = new Grant(
                without ? named : Set.of(), List.copyOf(new TreeSet<>(on)), beside, condition(stack, statement));
        actions.computeIfAbsent(grant, it -> new TreeSet<>()).addAll(named);
        why.computeIfAbsent(grant, it -> new LinkedHashSet<>())
                .add(new Allowance.Reason(stack.label(resource), source));
    }

    /** A value that is not known yet would be taken by the letter: without its key the boundary is the wider one. */
    private static Map<String, Object> condition(StackTemplate stack, Map<String, Object> statement) {
        Map<String, Object> condition = new LinkedHashMap<>();
        Values.mapAt(statement, "Condition").forEach((operator, keys) -> {
            Map<String, Object> known = new LinkedHashMap<>();
            if (keys instanceof Map<?, ?> map) {
                Values.map(map).forEach((key, value) -> {
                    Set<String> texts = stack.texts().of(value);
                    if (operator.contains("Like")
                            || texts.stream().noneMatch(text -> text.contains(PolicyTarget.ANY))) {
                        known.put(key, List.copyOf(new TreeSet<>(texts)));
                    }
                });
            }
            if (!known.isEmpty()) {
                condition.put(operator, known);
            }
        });
        return condition;
    }

    /** A statement of the boundary, and what it is from. */
    record BoundaryStatement(JsonObject json, Set<Allowance.Reason> why) {}

    List<BoundaryStatement> statements() {
        List<BoundaryStatement> all = new ArrayList<>();
        actions.forEach((grant, names) -> {
            JsonObject json = JsonObject.of(
                    "Sid",
                    "Roles" + (all.size() + 1),
                    "Effect",
                    "Allow",
                    grant.notActions().isEmpty() ? "Action" : "NotAction",
                    List.copyOf(names),
                    grant.isBeside() ? "NotResource" : "Resource",
                    grant.resources());
            all.add(new BoundaryStatement(
                    grant.condition().isEmpty() ? json : json.with("Condition", grant.condition()),
                    why.getOrDefault(grant, Set.of())));
        });
        return all;
    }
}

package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The role that SAM makes for a function or a state machine without one: its policies sorted into managed and inline ones. */
public final class ServiceRole {
    private enum Sort {
        MANAGED,
        STATEMENT,
        TEMPLATE,
        UNKNOWN
    }

    private final SamResource owner;
    private final CfnResource role;
    private final List<Object> managed = new ArrayList<>();
    private final List<Object> inline = new ArrayList<>();

    public ServiceRole(SamResource owner) {
        this.owner = owner;
        role = owner.beside(owner.id() + "Role", "AWS::IAM::Role");
    }

    public void managed(Object policy) {
        if (!managed.contains(policy)) {
            managed.add(policy);
        }
    }

    /** One policy, unless there is one of the same content: the first keeps its name. */
    public void inline(Map<String, Object> policy) {
        boolean known = inline.stream()
                .anyMatch(one -> one instanceof Map<?, ?> map
                        && policy.get("PolicyDocument") != null
                        && policy.get("PolicyDocument").equals(map.get("PolicyDocument")));
        if (!known && !inline.contains(policy)) {
            inline.add(policy);
        }
    }

    public void always(Map<String, Object> policy) {
        inline.add(policy);
    }

    /** What the template lists, each by its kind. */
    public void policies(List<Object> policies) {
        for (int i = 0; i < policies.size(); i++) {
            add(expanded(policies.get(i)), i);
        }
    }

    private Object expanded(Object policy) {
        if (sort(policy) != Sort.TEMPLATE) {
            return policy;
        }
        if (!Fn.isIf(policy)) {
            return PolicyTemplates.statements(owner, policy);
        }
        List<Object> branches = Fn.ifArguments(policy);
        return Fn.ifElse(branches.getFirst(), branch(branches.get(1)), branch(branches.get(2)));
    }

    private Object branch(Object policy) {
        return Fn.isNoValue(policy) ? policy : PolicyTemplates.statements(owner, policy);
    }

    private void add(Object policy, int at) {
        String name = role.id() + "Policy" + at;
        switch (sort(policy)) {
            case STATEMENT ->
                inline.add(
                        Fn.isIf(policy)
                                ? eachBranch(policy, one -> PolicyDocuments.named(name, one))
                                : PolicyDocuments.named(name, policy));
            case MANAGED ->
                managed(Fn.isIf(policy) ? eachBranch(policy, ManagedPolicies::arn) : ManagedPolicies.arn(policy));
            case TEMPLATE, UNKNOWN ->
                throw owner.trouble("Policy at index " + at + " in the 'Policies' property is not valid");
        }
    }

    private static Object eachBranch(Object call, java.util.function.UnaryOperator<Object> change) {
        List<Object> branches = Fn.ifArguments(call);
        return Fn.ifElse(
                branches.getFirst(),
                Fn.isNoValue(branches.get(1)) ? branches.get(1) : change.apply(branches.get(1)),
                Fn.isNoValue(branches.get(2)) ? branches.get(2) : change.apply(branches.get(2)));
    }

    private static Sort sort(Object policy) {
        if (policy instanceof String) {
            return Sort.MANAGED;
        }
        if (Fn.isIf(policy)) {
            return sortOfBranches(policy);
        }
        if (Fn.isCall(policy)) {
            return Sort.MANAGED;
        }
        if (policy instanceof Map<?, ?> map && map.containsKey("Statement")) {
            return Sort.STATEMENT;
        }
        return PolicyTemplates.isOne(policy) ? Sort.TEMPLATE : Sort.UNKNOWN;
    }

    private static Sort sortOfBranches(Object call) {
        List<Object> branches;
        try {
            branches = Fn.ifArguments(call);
        } catch (IllegalArgumentException e) {
            throw SamTrouble.structure(String.valueOf(e.getMessage()));
        }
        Sort then = sort(branches.get(1));
        Sort otherwise = sort(branches.get(2));
        if (then == otherwise || Fn.isNoValue(branches.get(2))) {
            return then;
        }
        if (Fn.isNoValue(branches.get(1))) {
            return otherwise;
        }
        throw SamTrouble.structure("Different policy types within the same Fn::If statement is unsupported. "
                + "Separate different policy types into different Fn::If statements");
    }

    public Map<String, Object> arn() {
        return role.arn();
    }

    public CfnResource resource(Map<String, Object> assumedBy, List<Object> tags) {
        role.with("AssumeRolePolicyDocument", assumedBy)
                .with("ManagedPolicyArns", managed)
                .with("Path", owner.property("RolePath"));
        return role.with("Policies", Optional.of(inline).filter(list -> !list.isEmpty()))
                .with("PermissionsBoundary", owner.property("PermissionsBoundary"))
                .with("Tags", tags);
    }
}

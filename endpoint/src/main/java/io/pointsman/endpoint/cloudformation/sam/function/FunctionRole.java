package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.ManagedPolicies;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.ServiceRole;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The role that SAM makes for a function without one, or for one that has it only under a condition. */
record FunctionRole(SamResource function, Translation translation) {
    ServiceRole filled(List<Map<String, Object>> destinations) {
        ServiceRole role = new ServiceRole(function);
        role.managed(ManagedPolicies.of(
                function.isTrue("DurableConfig")
                        ? "service-role/AWSLambdaBasicDurableExecutionRolePolicy"
                        : "service-role/AWSLambdaBasicExecutionRole"));
        if (FunctionProperties.isTraced(function, translation)) {
            role.managed(ManagedPolicies.of("AWSXrayWriteOnlyAccess"));
        }
        if (function.isTrue("VpcConfig")) {
            role.managed(ManagedPolicies.of("service-role/AWSLambdaVPCAccessExecutionRole"));
        }
        if (function.isTrue("DeadLetterQueue")) {
            Map<String, Object> queue = function.map("DeadLetterQueue");
            String action = "SNS".equals(queue.get("Type")) ? "sns:Publish" : "sqs:SendMessage";
            role.always(PolicyDocuments.deadLetters(
                    action, Tree.at(queue, "TargetArn").orElseThrow()));
        }
        destinations.forEach(role::always);
        role.policies(function.truly("Policies").map(Tree::asList).orElse(List.of()));
        return role;
    }

    CfnResource resource(ServiceRole role) {
        Map<String, Object> assumedBy = function.property("AssumeRolePolicyDocument")
                .map(Tree::map)
                .orElseGet(() -> PolicyDocuments.assumedBy("lambda.amazonaws.com"));
        return role.resource(assumedBy, SamTags.marked(function));
    }

    /** Gives the function its role; what comes back is the role, if SAM makes one. */
    Optional<CfnResource> give(CfnResource made, ServiceRole role) {
        Optional<Object> declared = Tree.at(made.properties(), "Role");
        if (declared.isEmpty()) {
            made.with("Role", role.arn());
            return Optional.of(resource(role));
        }
        return Fn.isIf(declared.get()) ? conditional(made, role, declared.get()) : Optional.empty();
    }

    private Optional<CfnResource> conditional(CfnResource made, ServiceRole role, Object declared) {
        List<Object> branches = branches(translation.parameters().inPlace(declared));
        Object condition = branches.getFirst();
        boolean then = Fn.isNoValue(branches.get(1));
        boolean otherwise = Fn.isNoValue(branches.get(2));
        if (!then && !otherwise) {
            return Optional.empty();
        }
        CfnResource resource = resource(role);
        if (then && otherwise) {
            made.with("Role", role.arn());
        } else if (then) {
            made.with("Role", Fn.ifElse(condition, role.arn(), branches.get(2)));
            resource.attribute("Condition", condition);
        } else {
            String not = "NOT" + condition;
            made.with("Role", Fn.ifElse(condition, branches.get(1), role.arn()));
            resource.attribute("Condition", not);
            translation.conditions().put(not, Fn.not(String.valueOf(condition)));
        }
        return Optional.of(resource);
    }

    private List<Object> branches(Object call) {
        try {
            return Fn.ifArguments(call);
        } catch (IllegalArgumentException e) {
            throw function.trouble("Malformed 'Role' property: " + e.getMessage() + ".");
        }
    }
}

package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.ManagedPolicies;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code DeploymentPreference} of all functions: one CodeDeploy application and role for the stack, a group for each function. */
public final class DeploymentPreferences {
    private static final String APPLICATION = "ServerlessDeploymentApplication";
    private static final String ROLE = "CodeDeployServiceRole";
    private static final String CONDITION = "ServerlessCodeDeployCondition";

    private final List<DeploymentPreference> enabled = new ArrayList<>();
    private final Translation translation;

    public DeploymentPreferences(Translation translation) {
        this.translation = translation;
    }

    /** Keeps a function's preference, and has CloudFormation shift its alias with it. */
    void add(SamResource function, Optional<CfnResource> alias) {
        if (!function.isTrue("DeploymentPreference")) {
            return;
        }
        DeploymentPreference.of(function, translation).ifPresent(preference -> {
            enabled.add(preference);
            if (!function.isTrue("AutoPublishAlias")) {
                throw function.trouble("'DeploymentPreference' requires AutoPublishAlias property to be specified.");
            }
            alias.ifPresent(one -> one.attribute("UpdatePolicy", preference.updatePolicy(APPLICATION)));
        });
    }

    /** What the stack needs for all of them. */
    public List<CfnResource> made(Consumer<SamTrouble> troubles) {
        List<CfnResource> made = new ArrayList<>();
        if (enabled.isEmpty()) {
            return made;
        }
        made.add(shared(APPLICATION, "AWS::CodeDeploy::Application").with("ComputePlatform", "Lambda"));
        if (!enabled.stream().allMatch(one -> one.role().isPresent())) {
            made.add(shared(ROLE, "AWS::IAM::Role")
                    .with("AssumeRolePolicyDocument", PolicyDocuments.assumedBy("codedeploy.amazonaws.com"))
                    .with(
                            "ManagedPolicyArns",
                            Tree.listOf(ManagedPolicies.of("service-role/AWSCodeDeployRoleForLambda"))));
        }
        for (DeploymentPreference one : enabled) {
            try {
                made.add(one.group(APPLICATION, ROLE));
            } catch (SamTrouble e) {
                troubles.accept(e);
            }
        }
        return made;
    }

    private CfnResource shared(String id, String type) {
        CfnResource resource = new CfnResource(id, type, Map.of());
        Map<String, Object> tags = new LinkedHashMap<>();
        enabled.forEach(one -> tags.putAll(one.tags()));
        if (!tags.isEmpty()) {
            resource.with("Tags", SamTags.list(tags));
        }
        Set<Object> conditions = new LinkedHashSet<>();
        enabled.forEach(one -> one.condition().ifPresent(conditions::add));
        if (enabled.stream().allMatch(one -> one.condition().isPresent())) {
            resource.attribute("Condition", combined(List.copyOf(conditions)));
        }
        return resource;
    }

    private Object combined(List<Object> conditions) {
        if (conditions.size() == 1) {
            return conditions.getFirst();
        }
        translation.conditions().putAll(Fn.anyOf(conditions, CONDITION));
        return CONDITION;
    }
}

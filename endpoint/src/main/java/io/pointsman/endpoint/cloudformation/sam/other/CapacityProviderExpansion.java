package io.pointsman.endpoint.cloudformation.sam.other;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.ManagedPolicies;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::CapacityProvider}: the instances that functions run on, and the role that Lambda manages them with. */
public record CapacityProviderExpansion(SamResource provider) {
    public List<CfnResource> made() {
        Map<String, Object> instances = provider.map("InstanceRequirements");
        if (instances.containsKey("AllowedTypes") && instances.containsKey("ExcludedTypes")) {
            throw provider.trouble("Cannot specify 'InstanceRequirements.AllowedTypes' and "
                    + "'InstanceRequirements.ExcludedTypes' together.");
        }
        List<CfnResource> made = new ArrayList<>();
        Object role = provider.truly("OperatorRole").orElseGet(() -> {
            CfnResource own = role();
            made.add(own);
            return own.arn();
        });
        made.add(provider.main("AWS::Lambda::CapacityProvider")
                .with("CapacityProviderName", provider.truly("CapacityProviderName"))
                .with("VpcConfig", network())
                .with("PermissionsConfig", Tree.of("CapacityProviderOperatorRoleArn", role))
                .with("Tags", tags(provider.map("Tags")))
                .with("InstanceRequirements", instances())
                .with("CapacityProviderScalingConfig", scaling())
                .with("KmsKeyArn", provider.truly("KmsKeyArn")));
        if (provider.isTrue("PropagateTags") && provider.isTrue("Tags")) {
            made.stream().filter(one -> one.type().equals("AWS::IAM::Role")).forEach(one -> {
                List<Object> all = SamTags.list(Tree.of("lambda:createdBy", "SAM"));
                all.addAll(SamTags.list(provider.map("Tags")));
                one.with("Tags", all);
            });
        }
        return made;
    }

    private static List<Object> tags(Map<String, Object> own) {
        Map<String, Object> tags = Tree.copyOf(own);
        tags.put("lambda:createdBy", "SAM");
        return SamTags.list(tags);
    }

    private CfnResource role() {
        return provider.beside(provider.id() + "OperatorRole", "AWS::IAM::Role")
                .with("AssumeRolePolicyDocument", PolicyDocuments.assumedBy("lambda.amazonaws.com"))
                .with("ManagedPolicyArns", Tree.listOf(ManagedPolicies.of("AWSLambdaManagedEC2ResourceOperator")))
                .with("Tags", tags(Tree.of()));
    }

    private Map<String, Object> network() {
        Map<String, Object> declared = provider.map("VpcConfig");
        Map<String, Object> network = Tree.of(
                "SubnetIds",
                Tree.at(declared, "SubnetIds")
                        .orElseThrow(() -> provider.trouble("Property 'VpcConfig.SubnetIds' is required.")));
        Tree.at(declared, "SecurityGroupIds").ifPresent(groups -> network.put("SecurityGroupIds", groups));
        return network;
    }

    private Optional<Object> instances() {
        Map<String, Object> declared = provider.map("InstanceRequirements");
        Map<String, Object> made = Tree.of();
        Tree.at(declared, "Architectures").ifPresent(value -> made.put("Architectures", value));
        Tree.at(declared, "AllowedTypes").ifPresent(value -> made.put("AllowedInstanceTypes", value));
        Tree.at(declared, "ExcludedTypes").ifPresent(value -> made.put("ExcludedInstanceTypes", value));
        return declared.isEmpty() ? Optional.empty() : Optional.of(made);
    }

    private Optional<Object> scaling() {
        Map<String, Object> declared = provider.map("ScalingConfig");
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> made = Tree.of();
        Tree.at(declared, "MaxVCpuCount").ifPresent(value -> made.put("MaxVCpuCount", value));
        Optional<Object> target = Tree.at(declared, "AverageCPUUtilization");
        made.put("ScalingMode", target.isPresent() ? "Manual" : "Auto");
        target.ifPresent(value -> made.put(
                "ScalingPolicies",
                Tree.listOf(Tree.of(
                        "PredefinedMetricType", "LambdaCapacityProviderAverageCPUUtilization", "TargetValue", value))));
        return Optional.of(made);
    }
}

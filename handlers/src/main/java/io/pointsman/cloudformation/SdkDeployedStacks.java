package io.pointsman.cloudformation;

import io.pointsman.alias.DeployedStack;
import io.pointsman.alias.DeployedStack.Resource;
import io.pointsman.runtime.SdkTrouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/**
 * {@link DeployedStacks} by ListStackResources, all pages; where the stack makes an alias, by GetTemplate after the transforms as well, and
 * by DescribeStacks for one that is nested. A stack without resources may have no template.
 */
public final class SdkDeployedStacks implements DeployedStacks {
    private static final String ALIAS = "AWS::Lambda::Alias";
    private static final String NESTED = "AWS::CloudFormation::Stack";

    private final CloudFormationClient client;

    public SdkDeployedStacks(CloudFormationClient client) {
        this.client = client;
    }

    @Override
    public DeployedStack read(String stack, Map<String, String> parameters) {
        return read(stack, () -> parameters);
    }

    private DeployedStack read(String stack, Supplier<Map<String, String>> parameters) {
        List<Resource> resources = resources(stack);
        Map<String, DeployedStack> nested = new LinkedHashMap<>();
        resources.stream()
                .filter(one -> one.type().equals(NESTED))
                .forEach(one -> nested.put(one.id(), nested(one.physicalId())));
        boolean holdsAliases = resources.stream().anyMatch(one -> one.type().equals(ALIAS));
        return holdsAliases
                ? new DeployedStack(resources, Optional.of(template(stack)), parameters.get(), nested)
                : new DeployedStack(resources, Optional.empty(), Map.of(), nested);
    }

    private DeployedStack nested(String stack) {
        return read(stack, () -> parameters(stack));
    }

    private List<Resource> resources(String stack) {
        return SdkTrouble.asking(
                "cloudformation:ListStackResources of stack " + stack,
                () -> client.listStackResourcesPaginator(list -> list.stackName(stack)).stream()
                        .flatMap(page -> page.stackResourceSummaries().stream())
                        .filter(SdkDeployedStacks::isThere)
                        .map(one -> new Resource(one.logicalResourceId(), one.resourceType(), one.physicalResourceId()))
                        .toList());
    }

    /** One whose deletion failed is there still; one that was kept on its deletion has left the stack. */
    private static boolean isThere(StackResourceSummary resource) {
        return resource.physicalResourceId() != null
                && switch (resource.resourceStatusAsString()) {
                    case "DELETE_COMPLETE", "DELETE_SKIPPED", "DELETE_IN_PROGRESS" -> false;
                    default -> true;
                };
    }

    private String template(String stack) {
        return SdkTrouble.asking(
                "cloudformation:GetTemplate of stack " + stack,
                () -> client.getTemplate(get -> get.stackName(stack).templateStage(TemplateStage.PROCESSED))
                        .templateBody());
    }

    private Map<String, String> parameters(String stack) {
        return SdkTrouble.asking("cloudformation:DescribeStacks of stack " + stack, () -> {
            Map<String, String> values = new LinkedHashMap<>();
            client.describeStacks(ask -> ask.stackName(stack)).stacks().stream()
                    .flatMap(SdkDeployedStacks::parameters)
                    .filter(one -> one.parameterValue() != null)
                    .forEach(one -> values.put(one.parameterKey(), one.parameterValue()));
            return values;
        });
    }

    private static java.util.stream.Stream<Parameter> parameters(Stack stack) {
        return stack.parameters().stream();
    }
}

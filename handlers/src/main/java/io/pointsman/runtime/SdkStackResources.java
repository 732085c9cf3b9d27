package io.pointsman.runtime;

import io.pointsman.engine.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** The resources of a stack by CloudFormation's ListStackResources, all pages, nested stacks too. */
public final class SdkStackResources {
    private static final String NESTED = "AWS::CloudFormation::Stack";

    private final CloudFormationClient cloudFormation;

    public SdkStackResources(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    /**
     * Physical ids of the resources of one type by id, in the stack's order. The id is the logical id; that of a resource in a nested
     * stack has the logical ids of the stacks before it: {@code Shop-Cart}. A {@code Refusal} when there is no such stack.
     *
     * @param stack name or ARN
     */
    public Map<String, String> of(String stack, String type) {
        Map<String, String> found = new LinkedHashMap<>();
        add(found, type, "", stack);
        return found;
    }

    private void add(Map<String, String> found, String type, String outer, String stack) {
        for (StackResourceSummary resource : resources(stack)) {
            String id = outer + resource.logicalResourceId();
            if (resource.resourceType().equals(type)) {
                found.put(id, resource.physicalResourceId());
            } else if (resource.resourceType().equals(NESTED)) {
                add(found, type, id + "-", resource.physicalResourceId());
            }
        }
    }

    private List<StackResourceSummary> resources(String stack) {
        return SdkTrouble.asking("cloudformation:ListStackResources of stack " + stack, () -> {
            try {
                return cloudFormation.listStackResourcesPaginator(list -> list.stackName(stack)).stream()
                        .flatMap(page -> page.stackResourceSummaries().stream())
                        .filter(SdkStackResources::isThere)
                        .toList();
            } catch (CloudFormationException e) {
                throw absent(stack, e);
            }
        });
    }

    private static boolean isThere(StackResourceSummary resource) {
        return resource.physicalResourceId() != null
                && !resource.resourceStatusAsString().startsWith("DELETE");
    }

    private static RuntimeException absent(String stack, CloudFormationException e) {
        return String.valueOf(e.getMessage()).contains("does not exist")
                ? Refusal.configuration("stack " + stack + " does not exist; run changeset and execute first")
                : e;
    }
}

package io.pointsman.runtime;

import io.pointsman.engine.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** {@link StackFunctions} by CloudFormation's ListStackResources, all pages, nested stacks too. */
public final class SdkStackFunctions implements StackFunctions {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String NESTED = "AWS::CloudFormation::Stack";

    private final CloudFormationClient cloudFormation;

    public SdkStackFunctions(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    @Override
    public Map<String, String> of(String stack) {
        Map<String, String> functions = new LinkedHashMap<>();
        add(functions, "", stack);
        return functions;
    }

    private void add(Map<String, String> functions, String outer, String stack) {
        for (StackResourceSummary resource : resources(stack)) {
            String id = outer + resource.logicalResourceId();
            switch (resource.resourceType()) {
                case FUNCTION -> functions.put(id, resource.physicalResourceId());
                case NESTED -> add(functions, id + "-", resource.physicalResourceId());
                default -> {
                    // No business of a release of functions.
                }
            }
        }
    }

    private List<StackResourceSummary> resources(String stack) {
        return SdkTrouble.asking("cloudformation:ListStackResources of stack " + stack, () -> {
            try {
                return cloudFormation.listStackResourcesPaginator(list -> list.stackName(stack)).stream()
                        .flatMap(page -> page.stackResourceSummaries().stream())
                        .filter(SdkStackFunctions::isThere)
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

package io.pointsman.actions.publish;

import io.pointsman.engine.Refusal;
import io.pointsman.runtime.SdkTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** {@link StackFunctions} by CloudFormation's ListStackResources, all pages. */
final class SdkStackFunctions implements StackFunctions {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String NESTED = "AWS::CloudFormation::Stack";

    private final CloudFormationClient cloudFormation;

    SdkStackFunctions(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    @Override
    public Listing of(String stack) {
        Map<String, String> functions = new LinkedHashMap<>();
        List<String> nested = new ArrayList<>();
        for (StackResourceSummary resource : resources(stack)) {
            switch (resource.resourceType()) {
                case FUNCTION -> functions.put(resource.logicalResourceId(), resource.physicalResourceId());
                case NESTED -> nested.add(resource.logicalResourceId());
                default -> {
                    // No business of a release of functions.
                }
            }
        }
        return new Listing(functions, nested);
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
                ? Refusal.configuration("stack " + stack + " does not exist; run changeset and execute before publish")
                : e;
    }
}

package io.pointsman.runtime;

import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** {@link StackFunctions} by CloudFormation. */
public final class SdkStackFunctions implements StackFunctions {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private final SdkStackResources resources;

    public SdkStackFunctions(CloudFormationClient cloudFormation) {
        this.resources = new SdkStackResources(cloudFormation);
    }

    @Override
    public Map<String, String> of(String stack) {
        return resources.of(stack, FUNCTION);
    }
}

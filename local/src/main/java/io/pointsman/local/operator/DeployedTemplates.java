package io.pointsman.local.operator;

import io.pointsman.runtime.SdkTrouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** Reads {@link DeployedTemplate}s. */
public record DeployedTemplates(CloudFormationClient cloudFormation) {
    /** Empty where there is no such stack. */
    public Optional<DeployedTemplate> of(String stack) {
        return described(stack).map(found -> new DeployedTemplate(template(stack), parameters(found)));
    }

    private Optional<Stack> described(String stack) {
        return SdkTrouble.asking("cloudformation:DescribeStacks of " + stack, () -> {
            try {
                return Optional.of(cloudFormation
                        .describeStacks(describe -> describe.stackName(stack))
                        .stacks()
                        .getFirst());
            } catch (CloudFormationException e) {
                if (InstalledStack.isMissing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private String template(String stack) {
        return SdkTrouble.asking(
                "cloudformation:GetTemplate of " + stack,
                () -> cloudFormation
                        .getTemplate(get -> get.stackName(stack).templateStage(TemplateStage.ORIGINAL))
                        .templateBody());
    }

    private static Map<String, String> parameters(Stack stack) {
        Map<String, String> values = new LinkedHashMap<>();
        stack.parameters()
                .forEach(one -> values.put(
                        one.parameterKey(),
                        Optional.ofNullable(one.resolvedValue()).orElse(one.parameterValue())));
        return values;
    }
}

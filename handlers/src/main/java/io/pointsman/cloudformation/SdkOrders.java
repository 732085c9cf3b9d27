package io.pointsman.cloudformation;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** An order in the SDK's words. */
final class SdkOrders {
    private SdkOrders() {}

    static CreateChangeSetRequest of(ChangeSetOrder order) {
        CreateChangeSetRequest.Builder request = CreateChangeSetRequest.builder()
                .stackName(order.stack())
                .changeSetName(order.name())
                .changeSetType(order.kind() == Kind.CREATE ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .clientToken(order.token())
                .description(order.mark())
                .parameters(order.parameters().entrySet().stream()
                        .map(SdkOrders::parameter)
                        .toList());
        switch (order.template()) {
            case ChangeSetOrder.Template.Inline(String body) -> request.templateBody(body);
            case ChangeSetOrder.Template.At(String url) -> request.templateURL(url);
        }
        options(request, order.options(), order.kind());
        return request.build();
    }

    private static void options(CreateChangeSetRequest.Builder request, ChangeSetOrder.Options options, Kind kind) {
        request.capabilitiesWithStrings(options.capabilities());
        // What is left out stays as the stack has it; what is empty is taken away (docs/aws-facts.md).
        if (!options.notificationArns().isEmpty()) {
            request.notificationARNs(options.notificationArns());
        }
        if (!options.tags().isEmpty()) {
            request.tags(tags(options.tags()));
        }
        options.roleArn().ifPresent(request::roleARN);
        // CloudFormation takes DELETE for a new stack only; a pipeline says it once, for all its runs.
        options.onStackFailure()
                .filter(word -> kind == Kind.CREATE || !word.equals("DELETE"))
                .ifPresent(request::onStackFailure);
        // A new stack has nothing that could have drifted.
        options.deploymentMode().filter(word -> kind == Kind.UPDATE).ifPresent(request::deploymentMode);
        if (options.includeNestedStacks()) {
            request.includeNestedStacks(true);
        }
        if (options.importExistingResources()) {
            request.importExistingResources(true);
        }
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static Parameter parameter(Map.Entry<String, Optional<String>> entry) {
        Parameter.Builder parameter = Parameter.builder().parameterKey(entry.getKey());
        return entry.getValue()
                .map(value -> parameter.parameterValue(value).build())
                .orElseGet(() -> parameter.usePreviousValue(true).build());
    }
}

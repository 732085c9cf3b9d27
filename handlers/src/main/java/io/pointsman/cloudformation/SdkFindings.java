package io.pointsman.cloudformation;

import io.pointsman.cloudformation.ChangeSets.Findings;
import io.pointsman.engine.Refusal;
import io.pointsman.runtime.SdkTrouble;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;

/** What the pre-deployment validation of a change set found, from its events (docs/aws-facts.md). */
final class SdkFindings {
    private final CloudFormationClient client;

    SdkFindings(CloudFormationClient client) {
        this.client = client;
    }

    /** Never fails for a missing permission: the failure of the change set is what matters. */
    Findings of(String arn) {
        try {
            List<String> lines = SdkTrouble.asking("cloudformation:DescribeEvents of " + arn, () -> lines(arn));
            return lines.isEmpty()
                    ? new Findings("its events have no details", false)
                    : new Findings(String.join("\n", lines), true);
        } catch (Refusal e) {
            return new Findings("the details could not be read: " + e.getMessage(), false);
        }
    }

    /** Only the ARN finds them; a name alone is refused. */
    private List<String> lines(String arn) {
        return client
                .describeEventsPaginator(ask -> ask.changeSetName(arn).filters(only -> only.failedEvents(true)))
                .operationEvents()
                .stream()
                .map(SdkFindings::line)
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
    }

    private static String line(OperationEvent event) {
        String said =
                words(": ", event.validationStatusReason(), event.hookStatusReason(), event.resourceStatusReason());
        String where = words(
                ", ",
                event.logicalResourceId(),
                event.resourceType(),
                event.validationPath(),
                event.validationName(),
                event.hookType());
        return said.isEmpty() ? where : where + ": " + said;
    }

    private static String words(String between, String... words) {
        return Stream.of(words)
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(between));
    }
}

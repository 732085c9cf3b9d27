package io.pointsman.cloudformation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Who moves a stack right now. Only words for people depend on it, so what cannot be asked is left out: the wait is by status. */
final class SdkMover {
    private final CloudFormationClient client;

    SdkMover(CloudFormationClient client) {
        this.client = client;
    }

    /** {@code change set pointsman-1 (Pointsman release-7)}, or the client request token of the operation. */
    Optional<String> of(String stack) {
        return changeSet(stack).or(() -> token(stack));
    }

    private Optional<String> changeSet(String stack) {
        try {
            return client.describeStacks(ask -> ask.stackName(stack)).stacks().stream()
                    .findFirst()
                    .map(Stack::changeSetId)
                    .map(arn -> client.describeChangeSet(ask -> ask.changeSetName(arn)))
                    .filter(found -> found.executionStatus() == ExecutionStatus.EXECUTE_IN_PROGRESS)
                    .map(SdkMover::words);
        } catch (CloudFormationException e) {
            return Optional.empty();
        }
    }

    private static String words(DescribeChangeSetResponse changeSet) {
        return "change set " + changeSet.changeSetName() + described(changeSet.description());
    }

    /** Our own descriptions end with a digest that tells people nothing. */
    private static String described(@Nullable String description) {
        return description == null ? "" : " (" + description.replaceFirst(", inputs [0-9a-f]{64}$", "") + ")";
    }

    private Optional<String> token(String stack) {
        try {
            return client.describeStackEvents(ask -> ask.stackName(stack)).stackEvents().stream()
                    .filter(event -> event.stackId().equals(event.physicalResourceId()))
                    .findFirst()
                    .map(StackEvent::clientRequestToken)
                    .map(token -> "the operation with client request token " + token);
        } catch (CloudFormationException e) {
            return Optional.empty();
        }
    }
}

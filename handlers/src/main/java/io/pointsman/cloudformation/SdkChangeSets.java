package io.pointsman.cloudformation;

import io.pointsman.causes.JobMessage;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.release.StackStatus;
import io.pointsman.runtime.SdkTrouble;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** CloudFormation through the AWS SDK. */
public final class SdkChangeSets implements ChangeSets {
    private final CloudFormationClient client;

    public SdkChangeSets(CloudFormationClient client) {
        this.client = client;
    }

    @Override
    public Optional<StackNow> stack(String name) {
        return SdkTrouble.asking("cloudformation:DescribeStacks of stack " + name, () -> {
            try {
                return client.describeStacks(ask -> ask.stackName(name)).stacks().stream()
                        .findFirst()
                        .map(SdkChangeSets::stackNow);
            } catch (CloudFormationException e) {
                return SdkWords.absent(e);
            }
        });
    }

    private static StackNow stackNow(Stack stack) {
        return new StackNow(
                stack.stackId(),
                StackStatus.of(stack.stackStatusAsString()),
                stack.parameters().stream()
                        .collect(Collectors.toMap(
                                Parameter::parameterKey, one -> Objects.toString(one.parameterValue(), ""))));
    }

    @Override
    public Optional<String> mover(String stack) {
        return new SdkMover(client).of(stack);
    }

    @Override
    public Optional<ChangeSetNow> find(String stack, String name) {
        return SdkTrouble.asking("cloudformation:DescribeChangeSet of " + name + ", stack " + stack, () -> {
            try {
                return Optional.of(SdkChanges.now(
                        client.describeChangeSet(ask -> ask.stackName(stack).changeSetName(name)), List.of()));
            } catch (ChangeSetNotFoundException e) {
                return Optional.empty();
            } catch (CloudFormationException e) {
                return SdkWords.absent(e);
            }
        });
    }

    @Override
    public Optional<ChangeSetNow> read(String arn) {
        return new SdkReading(client).whole(arn);
    }

    @Override
    public Creation create(ChangeSetOrder order) {
        String what = "cloudformation:CreateChangeSet of " + order.name() + ", stack " + order.stack();
        return SdkTrouble.asking(what, () -> {
            try {
                return new Creation.Created(
                        client.createChangeSet(SdkOrders.of(order)).id());
            } catch (AlreadyExistsException e) {
                return new Creation.AlreadyThere();
            } catch (InsufficientCapabilitiesException e) {
                String reason = "InsufficientCapabilitiesException: "
                        + e.awsErrorDetails().errorMessage();
                throw new Refusal(FailureKind.CONFIGURATION, what + " failed: " + reason + JobMessage.hint(reason), e);
            } catch (CloudFormationException e) {
                return new Creation.StackMoves(SdkWords.moves(e));
            }
        });
    }

    @Override
    public void delete(String arn) {
        SdkTrouble.telling("cloudformation:DeleteChangeSet of " + arn, () -> {
            try {
                client.deleteChangeSet(ask -> ask.changeSetName(arn));
            } catch (ChangeSetNotFoundException e) {
                // it is gone already
            }
        });
    }

    @Override
    public void deleteStack(String id, String token, Optional<String> roleArn) {
        SdkTrouble.asking(
                "cloudformation:DeleteStack of " + id,
                () -> client.deleteStack(ask -> {
                    ask.stackName(id).clientRequestToken(token);
                    roleArn.ifPresent(ask::roleARN);
                }));
    }

    @Override
    public Findings findings(String arn) {
        return new SdkFindings(client).of(arn);
    }
}

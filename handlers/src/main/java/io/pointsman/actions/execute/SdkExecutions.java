package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.Standing.State;
import io.pointsman.cloudformation.SdkWords;
import io.pointsman.release.StackStatus;
import io.pointsman.runtime.SdkTrouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.TokenAlreadyExistsException;

/** CloudFormation through the AWS SDK, for {@code execute}. */
final class SdkExecutions implements Executions {
    private final CloudFormationClient client;

    SdkExecutions(CloudFormationClient client) {
        this.client = client;
    }

    @Override
    public Optional<StackNow> stack(String name) {
        return SdkTrouble.asking("cloudformation:DescribeStacks of stack " + name, () -> {
            try {
                return client.describeStacks(ask -> ask.stackName(name)).stacks().stream()
                        .findFirst()
                        .map(SdkExecutions::stackNow);
            } catch (CloudFormationException e) {
                return SdkWords.absent(e);
            }
        });
    }

    private static StackNow stackNow(Stack stack) {
        Map<String, String> outputs = new LinkedHashMap<>();
        stack.outputs().forEach(output -> outputs.put(output.outputKey(), output.outputValue()));
        return new StackNow(
                stack.stackId(),
                StackStatus.of(stack.stackStatusAsString()),
                Optional.ofNullable(stack.changeSetId()),
                outputs);
    }

    @Override
    public Optional<Standing> standing(String arn) {
        return SdkTrouble.asking("cloudformation:DescribeChangeSet of " + arn, () -> {
            try {
                return standing(client.describeChangeSet(ask -> ask.changeSetName(arn)));
            } catch (ChangeSetNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Standing> standing(DescribeChangeSetResponse found) {
        return state(found.statusAsString(), found.executionStatusAsString())
                .map(state -> new Standing(
                        state,
                        found.statusReason() == null ? found.statusAsString() : found.statusReason(),
                        found.stackId(),
                        found.creationTime(),
                        found.onStackFailure() != null));
    }

    /** Empty: it is going or gone. */
    private static Optional<State> state(@Nullable String status, @Nullable String execution) {
        return switch (status) {
            case "CREATE_PENDING", "CREATE_IN_PROGRESS" -> Optional.of(State.NOT_READY);
            case "CREATE_COMPLETE" -> Optional.of(state(execution));
            case "FAILED" -> Optional.of(State.FAILED);
            case "DELETE_PENDING", "DELETE_IN_PROGRESS", "DELETE_COMPLETE", "DELETE_FAILED" -> Optional.empty();
            case null, default -> throw unknown("change set status", status);
        };
    }

    private static State state(@Nullable String execution) {
        return switch (execution) {
            case "UNAVAILABLE" -> State.NOT_READY;
            case "AVAILABLE" -> State.AVAILABLE;
            case "EXECUTE_IN_PROGRESS", "EXECUTE_COMPLETE", "EXECUTE_FAILED" -> State.EXECUTED;
            case "OBSOLETE" -> State.OBSOLETE;
            case null, default -> throw unknown("execution status", execution);
        };
    }

    @Override
    public Answer execute(String arn, String stack, String token, Optional<Boolean> disableRollback) {
        ExecuteChangeSetRequest.Builder request =
                ExecuteChangeSetRequest.builder().changeSetName(arn).clientRequestToken(token);
        disableRollback.ifPresent(request::disableRollback);
        return SdkTrouble.asking("cloudformation:ExecuteChangeSet of " + arn + ", stack " + stack, () -> {
            try {
                client.executeChangeSet(request.build());
                return new Answer.Started();
            } catch (TokenAlreadyExistsException e) {
                return new Answer.StartedBefore();
            } catch (ChangeSetNotFoundException e) {
                return new Answer.NotFound();
            } catch (InvalidChangeSetStatusException e) {
                return new Answer.NotNow(SdkWords.said(e));
            } catch (CloudFormationException e) {
                return new Answer.NotNow(SdkWords.moves(e));
            }
        });
    }

    @Override
    public Operation operation(String stack, Mark mark) {
        return SdkTrouble.asking("cloudformation:DescribeStackEvents of stack " + stack, () -> {
            try {
                SdkEvents events = new SdkEvents(client);
                return new SdkNestedFailures(events).resolved(events.of(stack, mark));
            } catch (CloudFormationException e) {
                return SdkWords.<Operation>absent(e).orElse(Operation.NONE);
            }
        });
    }

    private static IllegalStateException unknown(String what, @Nullable String word) {
        return new IllegalStateException(
                "CloudFormation gave the " + what + " " + word + ", which this version of Pointsman does not know");
    }
}

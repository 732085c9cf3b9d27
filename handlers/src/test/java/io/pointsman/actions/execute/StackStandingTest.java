package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.pointsman.actions.execute.Executions.StackNow;
import io.pointsman.actions.execute.Executions.Standing;
import io.pointsman.actions.execute.Executions.Standing.State;
import io.pointsman.release.StackStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** What CloudFormation says of a stack and of a change set, as {@code execute} understands it. */
final class StackStandingTest {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private final CloudFormationClient client = mock(CloudFormationClient.class, CALLS_REAL_METHODS);
    private final Executions executions = new SdkExecutions(client);

    private void changeSet(String status, String execution, @Nullable String reason) {
        doReturn(DescribeChangeSetResponse.builder()
                        .status(status)
                        .executionStatus(execution)
                        .statusReason(reason)
                        .stackId("arn:stack")
                        .creationTime(MADE)
                        .build())
                .when(client)
                .describeChangeSet(any(DescribeChangeSetRequest.class));
    }

    private Optional<Standing> standing() {
        return executions.standing("arn:change-set");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_PENDING, UNAVAILABLE, NOT_READY",
        "CREATE_IN_PROGRESS, UNAVAILABLE, NOT_READY",
        "CREATE_COMPLETE, UNAVAILABLE, NOT_READY",
        "CREATE_COMPLETE, AVAILABLE, AVAILABLE",
        "CREATE_COMPLETE, EXECUTE_IN_PROGRESS, EXECUTED",
        "CREATE_COMPLETE, EXECUTE_COMPLETE, EXECUTED",
        "CREATE_COMPLETE, EXECUTE_FAILED, EXECUTED",
        "CREATE_COMPLETE, OBSOLETE, OBSOLETE",
        "FAILED, UNAVAILABLE, FAILED"
    })
    void each_status_with_what_may_be_done_with_the_change_set(String status, String execution, State state) {
        changeSet(status, execution, "why");

        assertEquals(Optional.of(new Standing(state, "why", "arn:stack", MADE, false)), standing());
    }

    @Test
    void where_cloudformation_gives_no_reason_the_status_is_one() {
        changeSet("FAILED", "UNAVAILABLE", null);

        assertEquals("FAILED", standing().orElseThrow().reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_PENDING", "DELETE_IN_PROGRESS", "DELETE_COMPLETE", "DELETE_FAILED"})
    void a_change_set_that_goes_is_gone(String status) {
        changeSet(status, "UNAVAILABLE", null);

        assertEquals(Optional.empty(), standing());
    }

    @Test
    void a_change_set_that_is_not_there_is_gone() {
        doThrow(ChangeSetNotFoundException.builder().build())
                .when(client)
                .describeChangeSet(any(DescribeChangeSetRequest.class));

        assertEquals(Optional.empty(), standing());
    }

    @ParameterizedTest
    @CsvSource({"ROTATED, AVAILABLE", "CREATE_COMPLETE, ROTATED"})
    void a_status_that_nobody_knows_is_taken_for_one_of_the_others(String status, String execution) {
        changeSet(status, execution, null);

        assertThrows(IllegalStateException.class, this::standing);
    }

    @Test
    void a_stack_is_told_with_its_outputs_and_one_that_is_not_there_is_none() {
        Output url = Output.builder().outputKey("Url").outputValue("https://x").build();
        Stack stack = Stack.builder()
                .stackId("arn:stack")
                .stackStatus("UPDATE_COMPLETE")
                .changeSetId("arn:change-set")
                .outputs(List.of(url))
                .build();
        doReturn(DescribeStacksResponse.builder().stacks(List.of(stack)).build())
                .when(client)
                .describeStacks(any(DescribeStacksRequest.class));
        assertEquals(
                Optional.of(new StackNow(
                        "arn:stack",
                        StackStatus.UPDATE_COMPLETE,
                        Optional.of("arn:change-set"),
                        Map.of("Url", "https://x"))),
                executions.stack("web"));

        doThrow(CloudFormationException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ValidationError")
                                .errorMessage("Stack with id web does not exist")
                                .build())
                        .build())
                .when(client)
                .describeStacks(any(DescribeStacksRequest.class));
        assertEquals(Optional.empty(), executions.stack("web"));
    }
}

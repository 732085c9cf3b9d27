package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.pointsman.actions.execute.Operation.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;

/** The events of a nested stack may lie beyond what the role may read. */
final class DeniedNestedEventsTest {
    @Test
    void the_echo_stays_and_says_what_kept_the_cause_hidden() {
        CloudFormationClient client = mock(CloudFormationClient.class, CALLS_REAL_METHODS);
        doThrow(CloudFormationException.builder()
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDenied")
                                .errorMessage("no")
                                .build())
                        .build())
                .when(client)
                .describeStackEvents(any(DescribeStackEventsRequest.class));
        Event echo = new Event(
                Instant.EPOCH,
                false,
                "Data",
                "arn:aws:cloudformation:us-east-1:000000000000:stack/data/1",
                "AWS::CloudFormation::Stack",
                "CREATE_FAILED",
                "Embedded stack was not successfully created",
                Optional.empty());

        Operation operation = new SdkNestedFailures(new SdkEvents(client)).resolved(List.of(echo));

        String reason = operation.failures().getFirst().reason();
        assertTrue(reason.startsWith("Embedded stack was not successfully created (the events of"), reason);
        assertTrue(reason.contains("was denied"), reason);
    }
}

package io.pointsman.cloudformation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.pointsman.cloudformation.ChangeSets.Findings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsRequest;

/** A detail that may not be read must not hide the failure that it is about. */
final class DeniedDetailsTest {
    @Test
    void a_missing_permission_for_the_events_is_said_and_thrown_at_nobody() {
        CloudFormationClient client = mock(CloudFormationClient.class, CALLS_REAL_METHODS);
        doThrow(CloudFormationException.builder()
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDenied")
                                .errorMessage("not authorized to perform: cloudformation:DescribeEvents")
                                .build())
                        .build())
                .when(client)
                .describeEvents(any(DescribeEventsRequest.class));

        Findings findings = new SdkChangeSets(client).findings("arn:aws:cloudformation:x");

        assertFalse(findings.complete());
        assertTrue(findings.text().contains("could not be read: cloudformation:DescribeEvents"), findings.text());
    }
}

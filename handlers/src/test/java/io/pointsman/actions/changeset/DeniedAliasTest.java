package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.LambdaException;

final class DeniedAliasTest {
    @Test
    void a_review_without_the_permission_to_look_says_so_and_stops_no_release() {
        LambdaClient client = mock(LambdaClient.class, CALLS_REAL_METHODS);
        doThrow(LambdaException.builder()
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .errorMessage("no")
                                .build())
                        .build())
                .when(client)
                .getAlias(any(GetAliasRequest.class));

        String words = new SdkAliasReadings(() -> client).now("web-Fn", "live").said();

        assertTrue(
                words.startsWith("a version that could not be read (lambda:GetAlias of web-Fn:live was denied"), words);
    }
}

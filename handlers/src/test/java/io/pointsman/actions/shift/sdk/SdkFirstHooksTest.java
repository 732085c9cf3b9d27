package io.pointsman.actions.shift.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.shift.ports.FirstHooks;
import io.pointsman.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A hook of a first release that the client does not wait for any longer. */
final class SdkFirstHooksTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_hook_that_takes_too_long_has_said_no(boolean inAll) {
        LambdaClient lambda = Mockito.mock(LambdaClient.class, call -> {
            throw inAll ? ApiCallTimeoutException.create(600_000) : ApiCallAttemptTimeoutException.create(600_000);
        });

        assertEquals(
                new FirstHooks.Answer(false, "it gave no answer in time; on a first release a hook has ten minutes"),
                new SdkFirstHooks(lambda).ask("CodeDeployHook_check", JsonObject.empty()));
    }

    @Test
    void a_hook_that_threw_is_told_in_its_own_words_and_not_in_JSON() {
        LambdaClient lambda = Mockito.mock(
                LambdaClient.class,
                call -> InvokeResponse.builder()
                        .functionError("Unhandled")
                        .payload(SdkBytes.fromUtf8String("{\"errorMessage\":\"no table\",\"errorType\":\"Error\"}"))
                        .build());

        assertEquals(
                new FirstHooks.Answer(false, "no table"),
                new SdkFirstHooks(lambda).ask("CodeDeployHook_check", JsonObject.empty()));
    }
}

package io.pointsman.hooks.verify;

import io.pointsman.runtime.SdkTrouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** {@link Targets} by Lambda's Invoke. */
final class SdkTargets implements Targets {
    private final LambdaClient lambda;

    /** @param lambda that repeats nothing: the requests are the user's */
    SdkTargets(LambdaClient lambda) {
        this.lambda = lambda;
    }

    @Override
    public Reply invoke(String function, String version, String payload, Duration most) {
        return SdkTrouble.asking("lambda:Invoke of " + function + ":" + version, () -> {
            try {
                return read(lambda.invoke(invoke -> invoke.functionName(function)
                        .qualifier(version)
                        .invocationType(InvocationType.REQUEST_RESPONSE)
                        .logType(LogType.TAIL)
                        .payload(SdkBytes.fromUtf8String(payload))
                        .overrideConfiguration(over -> over.apiCallTimeout(most).apiCallAttemptTimeout(most))));
            } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException e) {
                return new Reply.TooSlow();
            }
        });
    }

    private static Reply read(InvokeResponse response) {
        String payload = response.payload() == null ? "" : response.payload().asUtf8String();
        return response.functionError() == null
                ? new Reply.Returned(payload)
                : new Reply.Erred(log(response) + payload);
    }

    private static String log(InvokeResponse response) {
        String log = response.logResult();
        return log == null || log.isEmpty()
                ? ""
                : new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8).strip() + "\n";
    }
}

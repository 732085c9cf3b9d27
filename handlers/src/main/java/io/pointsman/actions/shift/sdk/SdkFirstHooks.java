package io.pointsman.actions.shift.sdk;

import io.pointsman.actions.shift.ports.FirstHooks;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.runtime.SdkTrouble;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@link FirstHooks} by Lambda's Invoke, which waits for the answer. Unknown is a no. */
public final class SdkFirstHooks implements FirstHooks {
    private final LambdaClient lambda;

    public SdkFirstHooks(LambdaClient lambda) {
        this.lambda = lambda;
    }

    @Override
    public Answer ask(String hook, JsonObject event) {
        return SdkTrouble.asking("lambda:Invoke of hook " + hook, () -> {
            try {
                return read(lambda.invoke(invoke -> invoke.functionName(hook)
                        .invocationType(InvocationType.REQUEST_RESPONSE)
                        .logType(LogType.TAIL)
                        .payload(SdkBytes.fromUtf8String(Json.text(event)))));
            } catch (ResourceNotFoundException e) {
                return new Answer(false, "there is no function of that name");
            } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException e) {
                return new Answer(false, "it gave no answer in time; on a first release a hook has ten minutes");
            }
        });
    }

    private static Answer read(InvokeResponse response) {
        String payload = response.payload() == null ? "" : response.payload().asUtf8String();
        if (response.functionError() != null) {
            return new Answer(false, log(response) + said(payload).orElse(payload));
        }
        return answer(payload)
                .orElseGet(() -> new Answer(
                        false,
                        "it returned no {\"Status\": \"Succeeded\"} or {\"Status\": \"Failed\", \"Reason\": ...}, by"
                                + " which a hook answers on a first release, where there is no deployment yet to"
                                + " acknowledge"));
    }

    private static Optional<Answer> answer(String payload) {
        try {
            JsonObject returned = Json.object(payload);
            String reason = returned.text("Reason").orElse("it gave no reason");
            return switch (returned.text("Status").orElse("")) {
                case "Succeeded" -> Optional.of(new Answer(true, reason));
                case "Failed" -> Optional.of(new Answer(false, reason));
                default -> Optional.empty();
            };
        } catch (JsonTrouble e) {
            return Optional.empty(); // a hook that knows nothing of this returns anything
        }
    }

    private static Optional<String> said(String payload) {
        try {
            return Json.object(payload).text("errorMessage");
        } catch (JsonTrouble e) {
            return Optional.empty();
        }
    }

    private static String log(InvokeResponse response) {
        return response.logResult() == null || response.logResult().isEmpty()
                ? ""
                : new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8).strip() + "\n";
    }
}

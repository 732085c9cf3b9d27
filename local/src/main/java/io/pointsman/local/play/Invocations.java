package io.pointsman.local.play;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Calls Pointsman's functions by hand, as the Lambda console's Test does. */
public final class Invocations {
    private final LambdaClient lambda;
    private final Console console;

    public Invocations(LambdaClient lambda, Console console) {
        this.lambda = lambda;
        this.console = console;
    }

    /** What a function said: its result, or the description of its failure; and the last of its log. */
    public record Said(boolean failed, String payload, String log) {}

    public static Said once(LambdaClient lambda, String function, byte[] event) {
        InvokeResponse response = lambda.invoke(
                invoke -> invoke.functionName(function).logType(LogType.TAIL).payload(SdkBytes.fromByteArray(event)));
        String log = response.logResult() == null
                ? ""
                : new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
        return new Said(response.functionError() != null, response.payload().asUtf8String(), log);
    }

    /**
     * Calls one action again and again with the token that it gives, until it has succeeded.
     *
     * @param action the name of its function
     */
    public void toItsEnd(String action, byte[] event) {
        JsonObject result = call(action, event);
        while (result.text("status").filter("InProgress"::equals).isPresent()) {
            result = call(action, withToken(event, result.needText("continuationToken")));
        }
        PlayFailure.same(
                action + ": " + Json.text(result),
                "Succeeded",
                result.text("status").orElse(""));
        console.line(action + " has run: " + Json.text(result.objectOrEmpty("outputs")));
    }

    private JsonObject call(String action, byte[] event) {
        Said said = once(lambda, action, event);
        PlayFailure.unless(!said.failed(), action + " failed: " + said.payload() + "\n" + said.log());
        return Json.object(said.payload());
    }

    private static byte[] withToken(byte[] event, String token) {
        JsonObject whole = Json.object(new String(event, StandardCharsets.UTF_8));
        JsonObject job = whole.objectOrEmpty("CodePipeline.job");
        JsonObject data = job.objectOrEmpty("data").with("continuationToken", token);
        return Json.text(whole.with("CodePipeline.job", job.with("data", data))).getBytes(StandardCharsets.UTF_8);
    }
}

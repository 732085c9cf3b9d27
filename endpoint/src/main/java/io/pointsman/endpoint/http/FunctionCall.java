package io.pointsman.endpoint.http;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Origin;
import io.pointsman.endpoint.World;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Invokes what an API or a URL is wired to, and waits for its answer. */
public final class FunctionCall {
    private FunctionCall() {}

    /**
     * Throws {@code AwsError} as Lambda refuses the invocation.
     *
     * @param arn with the qualifier that the template wired
     * @param mapped from the answer of a function that did not fail
     * @param failed what a customer hears of one that did
     */
    public static WebResponse answer(
            World world,
            String arn,
            Origin origin,
            JsonObject event,
            Function<byte[], java.util.Optional<WebResponse>> mapped,
            WebResponse failed) {
        JsonObject output = world.call(
                "lambda",
                "Invoke",
                JsonObject.of("FunctionName", arn)
                        .with("Payload", Json.text(event).getBytes(StandardCharsets.UTF_8)),
                Caller.of(origin));
        byte[] payload = output.bytes("Payload").orElseGet(() -> new byte[0]);
        WebResponse response =
                output.has("FunctionError") ? failed : mapped.apply(payload).orElse(failed);
        return response.executed(output.needText("ExecutedVersion"));
    }
}

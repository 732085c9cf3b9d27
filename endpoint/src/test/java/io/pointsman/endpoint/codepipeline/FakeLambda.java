package io.pointsman.endpoint.codepipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps the events that functions were invoked with. */
final class FakeLambda implements Service {
    final List<JsonObject> invocations = new ArrayList<>();
    final List<AwsError> refusals = new ArrayList<>();

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public Protocol protocol() {
        return Protocol.LAMBDA_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("Invoke", this::invoke);
    }

    private JsonObject invoke(JsonObject input, Caller caller) {
        if (!refusals.isEmpty()) {
            throw refusals.removeFirst();
        }
        invocations.add(input);
        return JsonObject.of("StatusCode", 202);
    }

    /** The event of one invocation. */
    JsonObject event(int number) {
        return Json.object(new String(invocations.get(number).bytes("Payload").orElseThrow(), UTF_8));
    }

    /** The job of one invocation. */
    JsonObject job(int number) {
        return event(number).object("CodePipeline.job").orElseThrow();
    }

    JsonObject last() {
        return job(invocations.size() - 1);
    }
}

package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.process.Payload;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Lambda's {@code Invoke}: with the answer, as an event, or as a question whether it could be. */
final class InvokeOperation implements Operation {
    static final String NAME = "Invoke";

    /** What a request may carry: 6 MB with an answer, 1 MB as an event. */
    private static final int REQUEST = 6_291_456;

    private static final int EVENT = 1_048_576;

    private final World world;
    private final Functions functions;
    private final Execution execution;
    private final EventQueue events;
    private final Admission admission;

    InvokeOperation(World world, Functions functions, Execution execution, EventQueue events, Admission admission) {
        this.admission = admission;
        this.world = world;
        this.functions = functions;
        this.execution = execution;
        this.events = events;
    }

    @Override
    public JsonObject answer(JsonObject input, Caller caller) {
        byte[] payload = input.bytes("Payload").orElseGet(() -> new byte[0]);
        FunctionAddress address = FunctionAddress.of(input);
        return switch (input.text("InvocationType").orElse("RequestResponse")) {
            case "Event" -> queued(address, payload, input, caller);
            case "DryRun" -> {
                target(address, caller);
                yield JsonObject.of("StatusCode", 204L);
            }
            default -> answered(address, payload, input, caller);
        };
    }

    private JsonObject answered(FunctionAddress address, byte[] payload, JsonObject input, Caller caller) {
        check(payload, REQUEST);
        String request = UUID.randomUUID().toString();
        Target target;
        Execution.Done done;
        try {
            target = target(address, caller);
            done = execution.run(target, request, new Payload(payload), clientContext(input));
        } catch (AwsError refusal) {
            throw admission.refused(address, caller, refusal);
        }
        admission.answered(address, caller, target, done);
        JsonObject answer = JsonObject.of("StatusCode", 200L, "RequestId", request)
                .with("Payload", (Object) done.result().payload().bytes())
                .with("ExecutedVersion", target.edition().number());
        if (done.result().failed()) {
            answer = answer.with("FunctionError", "Unhandled");
        }
        return input.text("LogType").orElse("None").equals("Tail")
                ? answer.with("LogResult", base64(done.logTail()))
                : answer;
    }

    private JsonObject queued(FunctionAddress address, byte[] payload, JsonObject input, Caller caller) {
        check(payload, EVENT);
        try {
            target(address, caller);
        } catch (AwsError refusal) {
            throw admission.refused(address, caller, refusal);
        }
        String request = events.add(address, new Payload(payload), clientContext(input), caller);
        return JsonObject.of("StatusCode", 202L, "RequestId", request);
    }

    /** Chosen by the alias's weights, anew for each try. */
    private Target target(FunctionAddress address, Caller caller) {
        return world.locked(() -> {
            Target target =
                    functions.target(address, ThreadLocalRandom.current().nextDouble());
            admission.check(address, caller);
            return target;
        });
    }

    private static void check(byte[] payload, int most) {
        if (payload.length > most) {
            throw new AwsError(
                    413,
                    "RequestTooLargeException",
                    payload.length + " byte payload is too large for the operation (limit " + most + " bytes)");
        }
        if (payload.length > 0) {
            checkJson(payload);
        }
    }

    private static void checkJson(byte[] payload) {
        try {
            Json.value(new String(payload, StandardCharsets.UTF_8));
        } catch (JsonTrouble e) {
            throw new AwsError(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getMessage(),
                    JsonObject.of("Type", "User"));
        }
    }

    private static Optional<String> clientContext(JsonObject input) {
        return input.text("ClientContext")
                .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

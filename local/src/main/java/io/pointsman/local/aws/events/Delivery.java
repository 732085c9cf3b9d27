package io.pointsman.local.aws.events;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.EndpointLimit;
import io.pointsman.local.aws.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Brings an event to a target, a moment after it was put. AWS tries a delivery that fails again for a day; here it is tried once,
 * and a failure is said on standard error.
 */
final class Delivery {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final String PIPELINE = "codepipeline";
    private static final String FUNCTION = "lambda";

    private final World world;

    Delivery(World world) {
        this.world = world;
    }

    void later(JsonObject target, JsonObject event) {
        world.clock().after(MOMENT, () -> now(target, event));
    }

    private void now(JsonObject target, JsonObject event) {
        try {
            deliver(target, event);
        } catch (AwsError error) {
            System.err.println("events: " + target.needText("Arn") + " did not take the event: " + error.code() + ": "
                    + error.said());
        }
    }

    private void deliver(JsonObject target, JsonObject event) {
        String arn = target.needText("Arn");
        if (target.has("InputPath") || target.has("InputTransformer")) {
            throw EndpointLimit.of("InputPath and InputTransformer of targets");
        }
        switch (service(arn)) {
            case PIPELINE ->
                world.call(
                        PIPELINE,
                        "StartPipelineExecution",
                        JsonObject.of("name", arn.substring(arn.lastIndexOf(':') + 1)));
            case FUNCTION ->
                world.call(
                        FUNCTION,
                        "Invoke",
                        JsonObject.of(
                                "FunctionName",
                                arn,
                                "InvocationType",
                                "Event",
                                "Payload",
                                target.text("Input")
                                        .orElseGet(() -> Json.text(event))
                                        .getBytes(StandardCharsets.UTF_8)));
            default -> throw EndpointLimit.of("targets of EventBridge but pipelines and functions");
        }
    }

    /** Refuses what AWS refuses. A target that the endpoint cannot deliver to is kept and rests; each event for it is said. */
    static void check(JsonObject target) {
        String arn = target.text("Arn").orElse("");
        if (service(arn).isEmpty()) {
            throw invalid("Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.");
        }
        if (service(arn).equals(PIPELINE) && !target.has("RoleArn")) {
            throw invalid("RoleArn is required for target " + arn + ".");
        }
    }

    private static String service(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > 5 ? parts[2] : "";
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}

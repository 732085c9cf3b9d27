package io.pointsman.local.aws.events;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.AwsError;
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
            deliver(target.needText("Arn"), event);
        } catch (AwsError error) {
            System.err.println("events: " + target.needText("Arn") + " did not take the event: " + error.code() + ": "
                    + error.said());
        }
    }

    private void deliver(String arn, JsonObject event) {
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
                                Json.text(event).getBytes(StandardCharsets.UTF_8)));
            default -> throw new IllegalStateException("a target that was refused: " + arn);
        }
    }

    /** Refuses at once what could not be delivered later. */
    static void check(JsonObject target) {
        String arn = target.text("Arn").orElse("");
        String service = service(arn);
        if (!service.equals(PIPELINE) && !service.equals(FUNCTION)) {
            throw invalid("this endpoint delivers to pipelines and functions only, not to " + arn);
        }
        if (service.equals(PIPELINE) && !target.has("RoleArn")) {
            throw invalid("RoleArn is required for target " + arn + ".");
        }
        for (String shaped : new String[] {"Input", "InputPath", "InputTransformer"}) {
            if (target.has(shaped)) {
                throw invalid("this endpoint delivers events as they are: leave out " + shaped + " of " + arn);
            }
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

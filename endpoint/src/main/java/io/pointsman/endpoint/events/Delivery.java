package io.pointsman.endpoint.events;

import io.pointsman.endpoint.Arn;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Origin;
import io.pointsman.endpoint.World;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Brings an event to a target, a moment after it was put. AWS tries a delivery that fails again for a day; here it is tried once,
 * and a failure is said on standard error.
 */
final class Delivery {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final String PIPELINE = "codepipeline";
    private static final String FUNCTION = "lambda";
    private static final String QUEUE = "sqs";

    private final World world;

    Delivery(World world) {
        this.world = world;
    }

    void later(JsonObject target, JsonObject event, String ruleArn) {
        world.clock().after(MOMENT, () -> now(target, event, ruleArn));
    }

    private void now(JsonObject target, JsonObject event, String ruleArn) {
        try {
            deliver(target, event, ruleArn);
        } catch (AwsError error) {
            System.err.println("events: " + target.needText("Arn") + " did not take the event: " + error.code() + ": "
                    + error.said());
        }
    }

    private void deliver(JsonObject target, JsonObject event, String ruleArn) {
        String arn = target.needText("Arn");
        world.accounts().otherIn(arn, world).ifPresent(other -> {
            throw EndpointLimit.of("targets of EventBridge in another account (" + arn + ")");
        });
        String name = Arn.need(arn).resource();
        switch (service(arn)) {
            case PIPELINE -> world.call(PIPELINE, "StartPipelineExecution", start(name, target, event, ruleArn));
            case FUNCTION -> invoke(arn, new TargetInput(target, event, ruleArn).text(), ruleArn);
            case QUEUE ->
                world.call(
                        QUEUE,
                        "SendMessage",
                        JsonObject.of("QueueUrl", name)
                                .with("MessageBody", new TargetInput(target, event, ruleArn).text())
                                .with(
                                        "MessageGroupId",
                                        target.objectOrEmpty("SqsParameters").text("MessageGroupId")));
            default -> throw EndpointLimit.of("targets of EventBridge but pipelines, functions and queues");
        }
    }

    /** The event itself says nothing to a pipeline; an input that a rule makes may name revisions and variables (docs/aws-facts.md). */
    private static JsonObject start(String pipeline, JsonObject target, JsonObject event, String ruleArn) {
        JsonObject start = JsonObject.of("name", pipeline);
        if (!target.has("InputTransformer") && !target.has("Input")) {
            return start;
        }
        JsonObject input = input(new TargetInput(target, event, ruleArn).text());
        for (String member : List.of("sourceRevisions", "variables")) {
            if (input.has(member)) {
                start = start.with(member, input.objects(member));
            }
        }
        return start;
    }

    private static JsonObject input(String text) {
        try {
            return Json.object(text);
        } catch (JsonTrouble trouble) {
            throw invalid("Invalid input for target: " + trouble.getMessage());
        }
    }

    private void invoke(String arn, String payload, String ruleArn) {
        world.call(
                FUNCTION,
                "Invoke",
                JsonObject.of("FunctionName", arn, "InvocationType", "Event")
                        .with("Payload", payload.getBytes(StandardCharsets.UTF_8)),
                Caller.of(new Origin(Origin.Kind.RULE, ruleArn)));
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
        return Arn.of(arn).map(Arn::service).orElse("");
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}

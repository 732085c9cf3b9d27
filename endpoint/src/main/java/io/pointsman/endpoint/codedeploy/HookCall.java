package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** One call of a hook function, open until somebody acknowledges it. */
final class HookCall {
    private static final int LOG_TAIL = 4_096;

    private final World world;
    private final String id;
    private final String function;
    private final LifecycleEvent event;
    private String request = "";
    private boolean answered;

    HookCall(World world, String id, String function, LifecycleEvent event) {
        this.world = world;
        this.id = id;
        this.function = function;
        this.event = event;
    }

    String id() {
        return id;
    }

    String function() {
        return function;
    }

    LifecycleEvent event() {
        return event;
    }

    boolean answered() {
        return answered;
    }

    void answer() {
        answered = true;
    }

    /** Invokes the hook as CodeDeploy does: asynchronously, with two ids and nothing else. */
    void invoke(String deploymentId) {
        String payload = Json.text(JsonObject.of("DeploymentId", deploymentId, "LifecycleEventHookExecutionId", id));
        try {
            request = world.call(
                            "lambda",
                            "Invoke",
                            JsonObject.of("FunctionName", function, "InvocationType", "Event")
                                    .with("Payload", payload.getBytes(StandardCharsets.UTF_8)))
                    .text("RequestId")
                    .orElse("");
        } catch (AwsError e) {
            throw new DeploymentFault(
                    "HOOK_EXECUTION_FAILURE", "The hook " + function + " could not be invoked: " + e.said());
        }
    }

    /** What the hook wrote in this call: the last 4 KB. */
    String logTail() {
        String text = String.join("\n", world.logs().lines(name(), request));
        return text.substring(Math.max(0, text.length() - LOG_TAIL));
    }

    /** The function's own name, out of a name or an ARN with or without a qualifier. */
    private String name() {
        String[] parts = function.split(":", -1);
        return parts.length > 6 ? parts[6] : parts[0];
    }
}

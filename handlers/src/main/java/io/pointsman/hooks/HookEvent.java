package io.pointsman.hooks;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.Optional;

/**
 * What a hook is called with: CodeDeploy's two ids (docs/aws-facts.md); or, on a first release, where there is no deployment, what
 * {@code shift} says beside them.
 *
 * @param first present when {@code shift} calls itself, and takes what the hook returns for its answer
 */
public record HookEvent(String deployment, String execution, Optional<First> first) {
    /**
     * @param runName as the mark of a deployment has it
     * @param function the word that a mark has for a function
     * @param target the version that shall be released; a caller that does not say it gets no answer but no from whoever has to know
     */
    public record First(String stack, String runName, String function, Optional<HookedDeployments.Target> target) {}

    public static HookEvent parse(String text) {
        JsonObject event = Json.object(text);
        return new HookEvent(
                event.needText("DeploymentId"),
                event.needText("LifecycleEventHookExecutionId"),
                event.object("Pointsman").map(HookEvent::first));
    }

    private static First first(JsonObject json) {
        return new First(
                json.needText("Stack"),
                json.needText("RunName"),
                json.needText("Function"),
                json.text("FunctionName")
                        .flatMap(function -> json.text("TargetVersion")
                                .map(version -> new HookedDeployments.Target(function, version))));
    }
}

package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A hook for change sets that says no, where the {@code Metadata} of a template asks for one, for tests: {@code PointsmanLocal:
 * {ChangeSetHook: Org::Guard::Hook, Reason: text}}. Not AWS: there a hook is registered in the account.
 */
record ChangeSetHook(String type, String reason) {
    static Optional<ChangeSetHook> of(Template template) {
        Map<String, Object> asked = Values.mapAt(Values.mapAt(template.body(), "Metadata"), "PointsmanLocal");
        return Values.textAt(asked, "ChangeSetHook")
                .map(type -> new ChangeSetHook(
                        type, Values.textAt(asked, "Reason").orElse("The template asked for this failure")));
    }

    String said() {
        return "The following hook(s) failed: [" + type + "]";
    }

    JsonObject event(World world, ChangeSet made) {
        return JsonObject.of(
                        "EventId", UUID.randomUUID().toString(),
                        "StackId", made.stack().id(),
                        "OperationId", made.id(),
                        "OperationType", "CREATE_CHANGESET",
                        "EventType", "HOOK_INVOCATION_ERROR",
                        "Timestamp", world.clock().instant())
                .with("HookType", type)
                .with("HookStatus", "HOOK_COMPLETE_FAILED")
                .with("HookStatusReason", reason)
                .with("HookInvocationPoint", "PRE_PROVISION")
                .with("HookFailureMode", "FAIL");
    }
}

package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.json.JsonObject;

/** What a hook said about a resource, before it was made or changed. */
public record HookWord(String type, String status, String reason) {
    /** As DescribeStackEvents and DescribeEvents give it. */
    public JsonObject shown(JsonObject event) {
        return event.with("HookType", type)
                .with("HookStatus", status)
                .with("HookStatusReason", reason)
                .with("HookInvocationPoint", "PRE_PROVISION")
                .with("HookFailureMode", "FAIL");
    }
}

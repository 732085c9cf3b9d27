package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;

/** The permission of a service to invoke what an event leads to. */
public record Permissions(EventTarget target, String principal) {
    public CfnResource of(String event) {
        return suffixed(event, "");
    }

    /** For events of which one function may have several in one API: the stage is part of the id. */
    public CfnResource suffixed(String event, String suffix) {
        return target.made(LogicalId.suffixed(event + "Permission", suffix), "AWS::Lambda::Permission")
                .with("Action", "lambda:InvokeFunction")
                .with("FunctionName", target.name())
                .with("Principal", principal);
    }
}

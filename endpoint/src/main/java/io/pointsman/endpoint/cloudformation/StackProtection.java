package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;

/** UpdateTerminationProtection and CancelUpdateStack: what a person does to keep a stack from harm. */
record StackProtection(StackBook stacks) {
    JsonObject protect(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        Stack stack = stacks.change(asked.need("StackName"));
        asked.need("EnableTerminationProtection");
        stack.protect(asked.flag("EnableTerminationProtection"));
        return JsonObject.of("StackId", stack.id());
    }

    JsonObject cancel(JsonObject input, Caller caller) {
        stacks.change(new Asked(input).need("StackName"))
                .cancelling()
                .orElseThrow(() -> Invalid.because("CancelUpdateStack cannot be called from current stack status"))
                .run();
        return JsonObject.empty();
    }
}

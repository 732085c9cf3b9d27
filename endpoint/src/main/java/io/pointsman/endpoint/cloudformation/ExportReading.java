package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.List;

/** ListExports and ListImports. */
final class ExportReading {
    private static final int PAGE = 100;

    private final StackBook stacks;

    ExportReading(StackBook stacks) {
        this.stacks = stacks;
    }

    JsonObject exports(JsonObject input, Caller caller) {
        List<JsonObject> exports = stacks.stacks().stream()
                .flatMap(stack -> exports(stack).stream())
                .toList();
        return Page.of(exports, new Asked(input), PAGE).under("Exports", JsonObject.empty());
    }

    private static List<JsonObject> exports(Stack stack) {
        return stack.outputs().values().stream()
                .filter(output -> output.export().isPresent())
                .map(output -> JsonObject.of("ExportingStackId", stack.id(), "Value", output.value())
                        .with("Name", output.export()))
                .toList();
    }

    JsonObject imports(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        String name = asked.need("ExportName");
        List<String> users = stacks.stacks().stream()
                .filter(stack -> stack.imports().contains(name))
                .map(Stack::name)
                .toList();
        if (users.isEmpty()) {
            throw Invalid.because("Export '" + name + "' is not imported by any stack.");
        }
        return JsonObject.of("Imports", users);
    }
}

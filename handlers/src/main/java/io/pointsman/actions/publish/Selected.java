package io.pointsman.actions.publish;

import io.pointsman.engine.Refusal;
import io.pointsman.release.FunctionSelection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which functions of a stack the user means. */
final class Selected {
    private Selected() {}

    /**
     * Physical names by id, in the stack's order.
     *
     * @param stack all functions of the stack
     */
    static Map<String, String> of(PublishRequest request, Map<String, String> stack) {
        FunctionSelection selection = request.functions();
        List<String> unknown = selection.unknown(stack.keySet());
        if (!unknown.isEmpty()) {
            throw Refusal.configuration("UserParameters: Functions names " + String.join(", ", unknown) + ", but stack "
                    + request.stack() + " has the functions " + String.join(", ", stack.keySet()));
        }
        Map<String, String> selected = new LinkedHashMap<>(stack);
        selected.keySet().removeIf(id -> !selection.includes(id));
        return selected;
    }
}

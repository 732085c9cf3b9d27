package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.StackNow;
import io.pointsman.release.StackStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The output variables: two of our own, then those outputs of the stack that CodePipeline can take. */
final class Outputs {
    /** CodePipeline's limit for all names and values, in bytes. */
    private static final int MOST_BYTES = 122_880;

    private Outputs() {}

    static Map<String, String> of(String stackId, StackStatus status, StackNow stack) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("StackId", stackId);
        outputs.put("StackStatus", status.name());
        int left = MOST_BYTES
                - outputs.entrySet().stream().mapToInt(Outputs::bytes).sum();
        for (Map.Entry<String, String> output : stack.outputs().entrySet()) {
            boolean legal = output.getKey().matches("[A-Za-z0-9@_-]+") && !outputs.containsKey(output.getKey());
            if (legal && bytes(output) <= left) {
                left -= bytes(output);
                outputs.put(output.getKey(), output.getValue());
            }
        }
        return outputs;
    }

    private static int bytes(Map.Entry<String, String> entry) {
        return (entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length;
    }
}

package io.pointsman.local.operator.output;

import io.pointsman.gates.ClosedGate;
import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.SafeText;
import java.util.Optional;

/** The gate of a stack. */
public final class GateJson {
    private static final String SCHEMA = "pointsman.gate.1";

    private GateJson() {}

    /** @param gate empty where it is open */
    public static JsonObject of(String stack, Optional<ClosedGate> gate) {
        return JsonObject.of("schema", SCHEMA, "stack", stack, "gate", gate.isPresent() ? "closed" : "open")
                .with("reason", gate.map(closed -> SafeText.line(closed.reason())))
                .with("since", gate.map(closed -> closed.since().toString()))
                .with("by", gate.flatMap(ClosedGate::by).map(SafeText::line));
    }
}

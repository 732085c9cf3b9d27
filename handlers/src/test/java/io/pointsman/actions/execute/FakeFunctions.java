package io.pointsman.actions.execute;

import io.pointsman.lambda.FunctionReadings;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.runtime.StackFunctions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The functions of a stack by hand: the test writes into them. */
final class FakeFunctions implements FunctionReadings, StackFunctions {
    /** Physical names by ids. */
    final Map<String, String> inStack = new LinkedHashMap<>();

    /** {@code $LATEST} by physical names. */
    final Map<String, DeployedFunction> latest = new LinkedHashMap<>();

    /** By {@code NAME VERSION}. */
    final Map<String, DeployedFunction> versions = new LinkedHashMap<>();

    /** With a memory of so many MB; no more of its configuration has a value. */
    static DeployedFunction state(String code, String memory) {
        return DeployedFunction.of(code, Map.of("MemorySize", memory), /* configSha256= */ "", /* explained= */ "");
    }

    /** A function {@code web-ID} that the stack and Lambda have. */
    void has(String id, DeployedFunction state) {
        inStack.put(id, "web-" + id);
        latest.put("web-" + id, state);
    }

    @Override
    public Map<String, String> of(String stack) {
        return inStack;
    }

    @Override
    public Optional<FunctionReading> latest(String function) {
        return Optional.ofNullable(latest.get(function)).map(FakeFunctions::reading);
    }

    @Override
    public Optional<FunctionReading> version(String function, String version) {
        return Optional.ofNullable(versions.get(function + " " + version)).map(FakeFunctions::reading);
    }

    private static FunctionReading reading(DeployedFunction state) {
        return new FunctionReading(state, "2026-01-01T00:00:00.000+0000", /* isImage= */ false);
    }
}

package io.pointsman.alias;

import io.pointsman.release.FunctionSelection;
import java.util.Map;
import java.util.Optional;

/**
 * Which alias customers call, as {@code shift} has it: one for all functions, or a function's own.
 *
 * @param own by the function's id, with those of the nested stacks before it: {@code Shop-Cart}
 * @param selection the functions that are shifted; the aliases of all others are CloudFormation's
 */
public record ProductionAlias(String name, Map<String, String> own, FunctionSelection selection) {
    public static final String USUAL = "live";
    public static final ProductionAlias LIVE = new ProductionAlias(USUAL, Map.of(), FunctionSelection.ALL);

    /** Empty: nobody shifts this function. */
    public Optional<String> of(String function) {
        return selection.includes(function) ? Optional.of(own.getOrDefault(function, name)) : Optional.empty();
    }
}

package io.pointsman.runtime;

import java.util.Map;

/** The functions that a stack holds, those of its nested stacks too. */
public interface StackFunctions {
    /**
     * Physical names by id, in the stack's order. The id is the logical id; that of a function in a nested stack has the logical
     * ids of the stacks before it: {@code Shop-Cart}. A {@code Refusal} when there is no such stack.
     */
    Map<String, String> of(String stack);
}

package io.pointsman.actions.publish;

import java.util.List;
import java.util.Map;

/** What a stack holds. */
interface StackFunctions {
    /** A {@code Refusal} when there is no such stack. */
    Listing of(String stack);

    /**
     * @param functions physical names by logical id, in the stack's order
     * @param nestedStacks logical ids of nested stacks
     */
    record Listing(Map<String, String> functions, List<String> nestedStacks) {}
}

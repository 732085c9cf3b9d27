package io.pointsman.actions.publish;

import io.pointsman.engine.Refusal;
import io.pointsman.release.FunctionSelection;
import java.util.List;
import java.util.Objects;

/** Which functions of a stack the user means. */
final class Selected {
    private Selected() {}

    /** Logical ids in the stack's order. */
    static List<String> of(PublishRequest request, StackFunctions.Listing listing) {
        FunctionSelection selection = request.functions();
        List<String> unknown = selection.unknown(listing.functions().keySet());
        if (!unknown.isEmpty()) {
            throw Refusal.configuration("UserParameters: Functions names " + String.join(", ", unknown) + ", but stack "
                    + request.stack() + " has the functions "
                    + String.join(", ", listing.functions().keySet()));
        }
        if (selection.byDefault() && !listing.nestedStacks().isEmpty()) {
            throw Refusal.configuration("stack " + request.stack() + " has nested stacks ("
                    + String.join(", ", listing.nestedStacks())
                    + "), whose functions publish does not reach; name the functions of the stack itself in Functions");
        }
        return listing.functions().keySet().stream().filter(selection::includes).toList();
    }

    static String physical(StackFunctions.Listing listing, String logicalId) {
        return Objects.requireNonNull(listing.functions().get(logicalId), logicalId);
    }
}

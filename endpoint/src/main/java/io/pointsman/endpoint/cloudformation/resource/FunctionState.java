package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.kept.KeptSupplier;
import io.pointsman.json.JsonObject;

/** Follows a function until its last change has settled. */
final class FunctionState {
    private FunctionState() {}

    /** @param function the members that name it: FunctionName, and Qualifier for a version */
    static Work settled(Wish wish, Made made, JsonObject function, KeptSupplier<Work> then) {
        JsonObject now = wish.call("lambda", "GetFunction", function).objectOrEmpty("Configuration");
        String state = now.text("State").orElse("Active");
        String update = now.text("LastUpdateStatus").orElse("Successful");
        if (state.equals("Failed") || update.equals("Failed")) {
            throw new AwsError(
                    400,
                    "NotStabilized",
                    "Resource of type '" + wish.type() + "' with identifier '" + made.physicalId()
                            + "' did not stabilize. Status Reason is " + reason(now));
        }
        return state.equals("Pending") || update.equals("InProgress")
                ? new Work.Later(made, () -> settled(wish, made, function, then))
                : then.get();
    }

    private static String reason(JsonObject configuration) {
        return configuration
                .text("LastUpdateStatusReason")
                .or(() -> configuration.text("StateReason"))
                .orElse("not given.");
    }
}

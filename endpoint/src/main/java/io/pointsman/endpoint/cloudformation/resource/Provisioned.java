package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.endpoint.kept.KeptSupplier;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ProvisionedConcurrencyConfig} of an alias or a version: asked for when it differs from what was there, and waited for.
 *
 * @param target the members that name the alias or the version
 */
record Provisioned(Wish wish, Made made, JsonObject target) {
    private static final String PROPERTY = "ProvisionedConcurrencyConfig";

    /** @param before the properties of what was there; empty for something new */
    Work follow(Map<String, Object> before, KeptSupplier<Work> then) {
        Optional<String> wanted = executions(wish.properties());
        if (wanted.isEmpty() && executions(before).isEmpty()) {
            return then.get();
        }
        return settled(() -> change(executions(before), wanted, then));
    }

    private Work change(Optional<String> before, Optional<String> wanted, KeptSupplier<Work> then) {
        if (wanted.isEmpty()) {
            wish.call("lambda", "DeleteProvisionedConcurrencyConfig", target);
            return then.get();
        }
        if (!wanted.equals(before)) {
            Long executions = Long.valueOf(wanted.get());
            wish.call(
                    "lambda",
                    "PutProvisionedConcurrencyConfig",
                    target.with("ProvisionedConcurrentExecutions", executions));
        }
        return settled(then);
    }

    /** An alias that moved takes its executions along, and has a weight until they are there. */
    private Work settled(KeptSupplier<Work> then) {
        String status = status();
        return switch (status) {
            case "READY", "NONE" -> then.get();
            case "IN_PROGRESS" -> new Work.Later(made, () -> settled(then));
            default ->
                throw new AwsError(
                        400,
                        "NotStabilized",
                        "Provisioned Concurrency configuration failed to be applied. Reason: " + status);
        };
    }

    private String status() {
        try {
            return wish.world()
                    .call("lambda", "GetProvisionedConcurrencyConfig", target)
                    .needText("Status");
        } catch (AwsError e) {
            if (e.code().equals("ProvisionedConcurrencyConfigNotFoundException")) {
                return "NONE";
            }
            throw e;
        }
    }

    private static Optional<String> executions(Map<String, Object> properties) {
        Map<String, Object> config = Values.mapAt(properties, PROPERTY);
        return Values.textAt(config, "ProvisionedConcurrentExecutions");
    }
}

package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.time.Instant;

/**
 * Provisioned concurrency of an alias or a version: executions that are kept ready. Here they are kept by name alone; a request runs
 * as any other does.
 */
record Provision(long requested, boolean allocated, Instant modified) {
    JsonObject shown() {
        long there = allocated ? requested : 0;
        return JsonObject.of("RequestedProvisionedConcurrentExecutions", requested)
                .with("AvailableProvisionedConcurrentExecutions", there)
                .with("AllocatedProvisionedConcurrentExecutions", there)
                .with("Status", allocated ? "READY" : "IN_PROGRESS")
                .with("LastModified", Described.time(modified));
    }

    Provision ready() {
        return new Provision(requested, true, modified);
    }
}

package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.cloudformation.drift.DriftDetection;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.List;

/** The operations about drift. */
record DriftOperations(StackBook stacks, DriftDetection drift) {
    private static final int PAGE = 100;

    JsonObject detect(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        return drift.begin(stacks.change(asked.need("StackName")), asked.texts("LogicalResourceIds"));
    }

    JsonObject status(JsonObject input, Caller caller) {
        return drift.status(new Asked(input).need("StackDriftDetectionId"));
    }

    JsonObject detectOne(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        Stack stack = stacks.change(asked.need("StackName"));
        String id = asked.need("LogicalResourceId");
        return drift.one(
                stack,
                stack.resource(id)
                        .orElseThrow(
                                () -> Invalid.because("Resource " + id + " does not exist for stack " + stack.name())));
    }

    JsonObject describe(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        List<JsonObject> all =
                drift.all(stacks.change(asked.need("StackName")), asked.texts("StackResourceDriftStatusFilters"));
        return Page.of(all, asked, size(asked)).under("StackResourceDrifts", JsonObject.empty());
    }

    private static int size(Asked asked) {
        String given = asked.text("MaxResults").orElse(String.valueOf(PAGE));
        if (!given.matches("[1-9][0-9]?|100")) {
            throw Invalid.because("1 validation error detected: Value '" + given
                    + "' at 'maxResults' failed to satisfy constraint: Member must be between 1 and 100");
        }
        return Integer.parseInt(given);
    }
}

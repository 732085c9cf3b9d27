package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Properties of {@code AWS::Lambda::Function} that are no configuration of it: Lambda has operations of their own for them. What the
 * template no longer has goes back to Lambda's default.
 */
final class FunctionAttachments {
    static final Set<String> PROPERTIES = Set.of(
            "ReservedConcurrentExecutions",
            "RecursiveLoop",
            "RuntimeManagementConfig",
            "CodeSigningConfigArn",
            "PublishToLatestPublished",
            "FunctionScalingConfig");

    private final Wish wish;
    private final Map<String, Object> before;
    private final JsonObject function;

    /** @param before the properties that the function was last made or updated with; empty for a new one */
    FunctionAttachments(Wish wish, String name, Map<String, Object> before) {
        this.wish = wish;
        this.before = before;
        this.function = JsonObject.of("FunctionName", name);
    }

    void apply() {
        reserved();
        recursion();
        runtime();
        signing();
    }

    private void reserved() {
        if (differs("ReservedConcurrentExecutions")) {
            Optional<Long> wanted = wish.text("ReservedConcurrentExecutions").map(Long::valueOf);
            wanted.ifPresentOrElse(
                    number -> wish.call(
                            "lambda", "PutFunctionConcurrency", function.with("ReservedConcurrentExecutions", number)),
                    () -> wish.call("lambda", "DeleteFunctionConcurrency", function));
        }
    }

    private void recursion() {
        if (differs("RecursiveLoop")) {
            String loop = wish.text("RecursiveLoop").orElse("Terminate");
            wish.call("lambda", "PutFunctionRecursionConfig", function.with("RecursiveLoop", loop));
        }
    }

    private void runtime() {
        if (differs("RuntimeManagementConfig")) {
            Map<String, Object> config = Values.mapAt(wish.properties(), "RuntimeManagementConfig");
            wish.call(
                    "lambda",
                    "PutRuntimeManagementConfig",
                    function.with(
                                    "UpdateRuntimeOn",
                                    Values.textAt(config, "UpdateRuntimeOn").orElse("Auto"))
                            .with("RuntimeVersionArn", Values.textAt(config, "RuntimeVersionArn")));
        }
    }

    private void signing() {
        if (differs("CodeSigningConfigArn")) {
            wish.text("CodeSigningConfigArn")
                    .ifPresentOrElse(
                            arn -> wish.call(
                                    "lambda",
                                    "PutFunctionCodeSigningConfig",
                                    function.with("CodeSigningConfigArn", arn)),
                            () -> wish.call("lambda", "DeleteFunctionCodeSigningConfig", function));
        }
    }

    private boolean differs(String property) {
        Object old = Values.at(before, property).orElse("");
        return !Values.same(old, wish.property(property).orElse(""));
    }
}

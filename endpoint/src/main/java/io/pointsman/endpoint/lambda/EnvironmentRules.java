package io.pointsman.endpoint.lambda;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What environment variables a function may bring. */
final class EnvironmentRules {
    private static final int BYTES = 4_096;
    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_RUNTIME_API",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR");

    private EnvironmentRules() {}

    static void check(JsonObject environment) {
        Map<String, String> variables = variables(environment);
        checkReserved(variables);
        if (Json.text(variables).getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw LambdaErrors.invalid("Lambda was unable to configure your environment variables because the"
                    + " environment variables you have provided exceeded the 4KB limit.");
        }
    }

    /** By name, in order. */
    static Map<String, String> variables(JsonObject environment) {
        Map<String, String> variables = new TreeMap<>();
        JsonObject given = environment.objectOrEmpty("Variables");
        given.members().keySet().forEach(name -> variables.put(name, given.needText(name)));
        return variables;
    }

    private static void checkReserved(Map<String, String> variables) {
        List<String> used =
                variables.keySet().stream().filter(RESERVED::contains).toList();
        if (!used.isEmpty()) {
            throw LambdaErrors.invalid("Lambda was unable to configure your environment variables because the"
                    + " environment variables you have provided contains reserved keys that are currently not supported"
                    + " for modification. Reserved keys used in this request: " + String.join(", ", used));
        }
    }
}

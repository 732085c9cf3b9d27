package io.pointsman.actions.shift.sdk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What is made of Lambda's answers about functions. */
final class RunsOnInstancesTest {
    private final Map<String, FunctionConfiguration> functions = new HashMap<>();
    private final SdkAliases aliases = new SdkAliases(new Functions());

    @Test
    void a_function_on_managed_instances_is_taken_for_any_other() {
        functions.put(
                "managed",
                FunctionConfiguration.builder()
                        .capacityProviderConfig(capacity -> {})
                        .build());
        functions.put("other", FunctionConfiguration.builder().build());

        assertTrue(aliases.runsOnInstances("managed"));
        assertFalse(aliases.runsOnInstances("other"));
        assertFalse(aliases.runsOnInstances("gone"));
    }

    /** A Lambda that has these functions. */
    private final class Functions implements LambdaClient {
        @Override
        public GetFunctionResponse getFunction(GetFunctionRequest request) {
            if (!functions.containsKey(request.functionName())) {
                throw ResourceNotFoundException.builder().build();
            }
            return GetFunctionResponse.builder()
                    .configuration(Objects.requireNonNull(functions.get(request.functionName())))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}

package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** How long the clients wait. */
final class AwsSetupTest {
    @Test
    void a_hook_that_is_asked_by_invoke_has_ten_minutes() {
        AwsSetup setup = AwsSetup.from(Map.of(), new CallMeter(), new AnsweredTime(InstantSource.system()))
                .in(Optional.of(Region.US_EAST_1));
        try (LambdaClient invoker = setup.invoker()) {
            ClientOverrideConfiguration waits =
                    invoker.serviceClientConfiguration().overrideConfiguration();

            assertEquals(Optional.of(Duration.ofMinutes(10)), waits.apiCallTimeout());
            assertEquals(Optional.of(Duration.ofMinutes(10)), waits.apiCallAttemptTimeout());
        }
    }
}

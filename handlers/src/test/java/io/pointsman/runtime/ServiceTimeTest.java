package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Which clients listen to what time an answer says. */
final class ServiceTimeTest {
    private static boolean listens(Map<String, String> environment) {
        AnsweredTime time = new AnsweredTime(InstantSource.system());
        AwsSetup setup = AwsSetup.from(environment, new CallMeter(), time).in(Optional.of(Region.US_EAST_1));
        try (S3Client s3 = setup.s3()) {
            return s3.serviceClientConfiguration().overrideConfiguration().executionInterceptors().stream()
                    .anyMatch(one -> one == time);
        }
    }

    @Test
    void no_answer_of_aws_moves_the_time_that_a_release_is_told_by() {
        assertFalse(listens(Map.of()));
    }

    @Test
    void an_endpoint_that_the_environment_names_may_have_a_time_of_its_own() {
        assertTrue(listens(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4599")));
    }
}

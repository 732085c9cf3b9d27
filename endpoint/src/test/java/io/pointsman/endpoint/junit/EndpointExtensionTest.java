package io.pointsman.endpoint.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.ZippedCode;
import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;

final class EndpointExtensionTest {
    @RegisterExtension
    static final EndpointExtension AWS = EndpointExtension.withStoppedClock();

    /** Asked for before any test has begun. */
    private static final S3Client S3 = s3(AWS, AWS.accessKeyId());

    private static S3Client s3(EndpointExtension aws, String accessKeyId) {
        return client(S3Client.builder().forcePathStyle(true), aws, accessKeyId).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B client(B builder, EndpointExtension aws, String accessKeyId) {
        return builder.endpointOverride(aws.url())
                .region(Region.of(aws.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(accessKeyId, aws.secretAccessKey())));
    }

    private static List<String> buckets(S3Client s3) {
        return s3.listBuckets().buckets().stream().map(Bucket::name).toList();
    }

    @BeforeAll
    static void makeBucket() {
        S3.createBucket(bucket -> bucket.bucket("of-the-class"));
    }

    @Test
    void a_client_that_was_made_in_a_static_field_works() {
        assertEquals(List.of("of-the-class"), buckets(S3));
    }

    @Test
    void an_access_key_of_twelve_digits_is_another_account() {
        try (S3Client other = s3(AWS, "222222222222")) {
            assertEquals(List.of(), buckets(other));
        }
    }

    @Test
    void the_clock_stands_until_it_is_moved() {
        Instant before = AWS.clock().instant();
        assertEquals(before, AWS.clock().instant());
        AWS.clock().advance(Duration.ofDays(1));
        assertEquals(before.plus(Duration.ofDays(1)), AWS.clock().instant());
    }

    @Test
    void waiting_moves_a_stopped_clock_and_gives_up_in_the_endpoints_time() {
        Instant before = AWS.clock().instant();
        AWS.until(Duration.ofHours(1), () -> AWS.clock().instant().isAfter(before.plusSeconds(90)));
        assertEquals(before.plusSeconds(91), AWS.clock().instant());

        AssertionError tooLate =
                assertThrows(AssertionError.class, () -> AWS.until(Duration.ofMinutes(2), () -> false));
        assertEquals("it was not so within PT2M of the endpoint's time", tooLate.getMessage());
    }

    @Test
    void a_call_goes_wrong_when_a_test_says_so() {
        AWS.faults().at("s3:ListBuckets", 1, When.BEFORE_EFFECT, new Fault.Denied());
        assertEquals(
                "AccessDenied",
                assertThrows(S3Exception.class, S3::listBuckets)
                        .awsErrorDetails()
                        .errorCode());
        assertEquals(List.of("of-the-class"), buckets(S3));
    }

    /** Whichever of these two ends first must not take the endpoint from the other. */
    @Nested
    final class InsideTheClass {
        @Test
        void the_endpoint_is_the_same() {
            assertEquals(List.of("of-the-class"), buckets(S3));
        }
    }

    @Nested
    final class InsideTheClassAsWell {
        @Test
        void the_endpoint_is_the_same() {
            assertEquals(List.of("of-the-class"), buckets(S3));
        }
    }

    @Nested
    final class InAFieldOfAnInstance {

        @RegisterExtension
        final EndpointExtension fresh =
                EndpointExtension.withStoppedClock().account("111111111111").region("eu-west-1");

        @ParameterizedTest
        @ValueSource(strings = {"first", "second"})
        void each_test_has_an_empty_one(String bucket) {
            try (S3Client s3 = s3(fresh, fresh.accessKeyId())) {
                assertEquals(List.of(), buckets(s3));
                s3.createBucket(made -> made.bucket(bucket));
                assertEquals(List.of(bucket), buckets(s3));
            }
        }

        @Test
        void account_and_region_are_as_they_were_asked_for() {
            try (StsClient sts =
                    client(StsClient.builder(), fresh, fresh.accessKeyId()).build()) {
                assertEquals("111111111111", sts.getCallerIdentity().account());
            }
            assertEquals("eu-west-1", fresh.region());
        }
    }

    @Test
    void the_end_closes_the_server_and_a_new_beginning_is_empty_under_the_same_address() {
        EndpointExtension aws = EndpointExtension.withStoppedClock();
        try (S3Client s3 = s3(aws, aws.accessKeyId())) {
            aws.begin();
            aws.begin();
            s3.createBucket(bucket -> bucket.bucket("of-the-first"));
            aws.end();
            assertEquals(List.of("of-the-first"), buckets(s3));
            aws.end();
            assertThrows(software.amazon.awssdk.core.exception.SdkClientException.class, s3::listBuckets);
            aws.begin();
            assertEquals(List.of(), buckets(s3));
            aws.end();
        }
    }

    @Test
    void the_end_takes_the_processes_of_functions_with_it() {
        EndpointExtension aws = EndpointExtension.atSpeed(60);
        aws.begin();
        long process;
        try (LambdaClient lambda =
                client(LambdaClient.builder(), aws, aws.accessKeyId()).build()) {
            process = processOfAFunction(aws, lambda);
            assertTrue(ProcessHandle.of(process).isPresent());
        }
        aws.end();
        assertFalse(ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent());
    }

    private static long processOfAFunction(EndpointExtension aws, LambdaClient lambda) {
        byte[] code = ZippedCode.of(
                Map.of("index.py", "import os\ndef handler(event, context): return os.getpid()".getBytes(UTF_8)));
        lambda.createFunction(made -> made.functionName("pid")
                .runtime(Runtime.PYTHON3_12)
                .handler("index.handler")
                .role("arn:aws:iam::000000000000:role/pid")
                .code(zip -> zip.zipFile(SdkBytes.fromByteArray(code))));
        aws.until(
                Duration.ofMinutes(2),
                () -> lambda.getFunctionConfiguration(asked -> asked.functionName("pid"))
                        .stateAsString()
                        .equals("Active"));
        return Long.parseLong(
                lambda.invoke(asked -> asked.functionName("pid")).payload().asUtf8String());
    }

    @Test
    void a_speed_or_an_account_that_cannot_be_is_refused() {
        assertEquals(
                "the speed must be more than 0, not 0.0; a clock that a test moves is withStoppedClock()",
                assertThrows(IllegalArgumentException.class, () -> EndpointExtension.atSpeed(0))
                        .getMessage());
        assertEquals(
                "the id of an account has twelve digits, unlike mine",
                assertThrows(IllegalArgumentException.class, () -> AWS.account("mine"))
                        .getMessage());
    }
}

package io.pointsman.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.FaultText;
import io.pointsman.endpoint.fault.Faults;
import io.pointsman.endpoint.fault.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;

final class FaultsTest {
    private static final String CREATE = "codedeploy:CreateApplication";

    private final StackPlace place = new StackPlace();
    private final Faults faults = place.world.faults();
    private final CodeDeployClient client = client("ONE");

    @AfterEach
    void close() {
        client.close();
        place.close();
    }

    /** It asks once. */
    private CodeDeployClient client(String accessKeyId) {
        return CodeDeployClient.builder()
                .endpointOverride(place.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private void create(String name) {
        client.createApplication(ask -> ask.applicationName(name).computePlatform(ComputePlatform.LAMBDA));
    }

    private List<String> made() {
        return place.codeDeploy.listApplications().applications();
    }

    private AwsServiceException refused() {
        return assertThrows(AwsServiceException.class, () -> create("refused"));
    }

    @Test
    void a_call_that_is_dropped_before_its_effect_has_none() {
        faults.at(CREATE, 2, When.BEFORE_EFFECT, new Fault.Dropped());

        create("first");
        assertThrows(SdkClientException.class, () -> create("second"));
        create("third");

        assertEquals(List.of("first", "third"), made());
    }

    @Test
    void a_call_that_is_dropped_after_its_effect_has_it() {
        faults.at(CREATE, 1, When.AFTER_EFFECT, new Fault.Dropped());

        assertThrows(SdkClientException.class, () -> create("first"));

        assertEquals(List.of("first"), made());
    }

    @Test
    void one_call_of_all_is_counted_whatever_it_asks_for() {
        faults.atCall(2, When.BEFORE_EFFECT, new Fault.Dropped());

        client.listApplications();
        assertThrows(SdkClientException.class, () -> create("first"));
        create("second");

        assertEquals(List.of("second"), made());
    }

    @Test
    void each_refusal_has_the_code_that_the_service_gives_it() {
        faults.at(CREATE, 1, When.BEFORE_EFFECT, new Fault.Denied());
        faults.at(CREATE, 2, When.BEFORE_EFFECT, new Fault.Throttled());
        faults.at(CREATE, 3, When.BEFORE_EFFECT, new Fault.Failed());

        assertEquals("AccessDeniedException", refused().awsErrorDetails().errorCode());
        assertEquals("ThrottlingException", refused().awsErrorDetails().errorCode());
        assertEquals(500, refused().statusCode());
        assertEquals(List.of(), made());
    }

    @Test
    void credentials_that_have_expired_are_said_to_be() {
        faults.at(CREATE, 1, When.BEFORE_EFFECT, new Fault.Expired());
        faults.at("s3:ListBuckets", 1, When.BEFORE_EFFECT, new Fault.Expired());

        assertEquals("ExpiredTokenException", refused().awsErrorDetails().errorCode());
        AwsServiceException s3 = assertThrows(AwsServiceException.class, place.s3::listBuckets);
        assertEquals("ExpiredToken", s3.awsErrorDetails().errorCode());
    }

    @Test
    void a_listing_that_lags_is_answered_as_it_was_and_catches_up() {
        faults.always("codedeploy:ListApplications", When.AFTER_EFFECT, new Fault.Stale(Duration.ofSeconds(30)));

        assertEquals(List.of(), made());
        create("first");
        assertEquals(List.of(), made());
        place.pass(Duration.ofSeconds(31));
        assertEquals(List.of("first"), made());
    }

    @Test
    void a_share_of_the_calls_goes_wrong_the_same_ones_for_the_same_seed() {
        List<Boolean> one = refusedOf(7);
        assertEquals(one, refusedOf(7));
        assertNotEquals(one, refusedOf(8));
        assertTrue(one.contains(true) && one.contains(false), one::toString);
    }

    private List<Boolean> refusedOf(long seed) {
        faults.none();
        faults.atRate(CREATE::equals, 0.5, seed, When.BEFORE_EFFECT, new Fault.Throttled());
        return IntStream.range(0, 20)
                .mapToObj(i -> {
                    try {
                        create("of-" + seed + "-" + i + "-" + made().size());
                        return false;
                    } catch (AwsServiceException throttled) {
                        return true;
                    }
                })
                .toList();
    }

    @Test
    void a_fault_that_somebody_has_written_down_happens() {
        faults.plan(FaultText.of("codedeploy:CreateApplication after-effect 2"));

        create("first");
        assertThrows(SdkClientException.class, () -> create("second"));
        create("third");

        assertEquals(
                List.of("first", "second", "third"), made().stream().sorted().toList());
    }

    @Test
    void somebody_does_something_between_a_call_and_its_answer() {
        faults.at(
                CREATE,
                1,
                When.AFTER_EFFECT,
                new Fault.Meanwhile(() -> client.deleteApplication(ask -> ask.applicationName("first"))));

        create("first");

        assertEquals(List.of(), made());
    }

    @Test
    void a_slow_call_takes_that_much_of_the_endpoints_time() {
        Instant before = place.clock.instant();
        faults.always(CREATE, When.AFTER_EFFECT, new Fault.Slow(Duration.ofSeconds(31)));

        create("first");
        create("second");

        assertEquals(before.plusSeconds(62), place.clock.instant());
        assertEquals(List.of("first", "second"), made());
    }

    @Test
    void nothing_of_a_killed_process_has_an_effect_until_there_is_a_new_one() {
        faults.at(CREATE, 1, When.AFTER_EFFECT, new Fault.Killed());

        assertThrows(SdkClientException.class, () -> create("with-its-effect"));
        assertThrows(SdkClientException.class, () -> create("dead"));
        assertEquals(List.of("with-its-effect"), made());

        faults.revive();
        create("alive");
        assertEquals(
                List.of("alive", "with-its-effect"), made().stream().sorted().toList());
    }

    @Test
    void who_is_not_killed_goes_on() {
        faults.at(CREATE, 1, When.BEFORE_EFFECT, new Fault.Killed());
        assertThrows(SdkClientException.class, () -> create("dead"));

        try (CodeDeployClient another = client("ANOTHER")) {
            another.createApplication(ask -> ask.applicationName("anothers").computePlatform(ComputePlatform.LAMBDA));
        }

        assertEquals(List.of("anothers"), made());
    }

    @Test
    void calls_are_counted_and_those_of_the_dead_are_not() {
        int before = faults.calls();
        create("first");
        faults.at(CREATE, 1, When.BEFORE_EFFECT, new Fault.Killed());
        assertThrows(SdkClientException.class, () -> create("second"));
        assertThrows(SdkClientException.class, () -> create("third"));

        assertEquals(2, faults.calls() - before);
    }
}

package io.pointsman.local.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.fault.FaultText;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A function whose process is killed in the middle of a call of its own, by the machine's SIGKILL. */
@DisabledIf(value = "noPython", disabledReason = "python3 is not installed on this machine")
final class KilledFunctionTest {
    /** Makes a bucket, whatever comes of it, and says that it is still there. */
    private static final String MAKES_A_BUCKET = """
        import os, urllib.request
          key = os.environ['AWS_ACCESS_KEY_ID']
          signed = 'AWS4-HMAC-SHA256 Credential=' + key + '/20260101/us-east-1/s3/aws4_request'
          url = os.environ['AWS_ENDPOINT_URL'] + '/' + event['bucket']
          request = urllib.request.Request(url, method='PUT', headers={'Authorization': signed})
          try:
            urllib.request.urlopen(request)
          except OSError:
            pass
          return 'alive'\
        """;

    private final EndpointClock clock = EndpointClock.running(1);
    private final Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", clock);
    private final EndpointServer server = EndpointServer.start(endpoint.world(), 0);
    private final LambdaClient lambda = LambdaClient.builder()
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    static boolean noPython() {
        return Functions.noPython();
    }

    @AfterEach
    void close() {
        lambda.close();
        server.close();
        endpoint.close();
        clock.close();
    }

    private String invoke(String bucket) {
        return Functions.invoke(lambda, "makes", "{\"bucket\": \"" + bucket + "\"}");
    }

    private String buckets() {
        return lambda.listFunctions().functions().size() + " function, "
                + endpoint.world().call("s3", "ListBuckets", JsonObject.empty()).objects("Buckets").stream()
                        .map(bucket -> bucket.needText("Name"))
                        .toList();
    }

    @Test
    void its_invocation_fails_the_call_has_its_effect_and_the_next_one_finds_a_new_process() {
        Functions.create(lambda, "makes", MAKES_A_BUCKET);
        endpoint.world().faults().plan(FaultText.of("s3:CreateBucket killed-after-effect 1"));

        String killed = invoke("first");

        assertTrue(killed.contains("Runtime exited with error: exit status 137"), killed);
        assertEquals("\"alive\"", invoke("second"));
        assertEquals("1 function, [first, second]", buckets());
    }

    @Test
    void a_call_before_which_it_is_killed_has_no_effect() {
        Functions.create(lambda, "makes", MAKES_A_BUCKET);
        endpoint.world().faults().plan(FaultText.of("s3:CreateBucket killed-before-effect 1"));

        assertTrue(invoke("first").contains("exit status 137"));
        assertEquals("1 function, []", buckets());
    }
}

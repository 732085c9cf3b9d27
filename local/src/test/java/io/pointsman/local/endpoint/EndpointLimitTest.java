package io.pointsman.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.causes.KnownReason;
import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** What AWS takes and the endpoint does not have is never told as a fault of who asked. */
class EndpointLimitTest {
    private static final StaticCredentialsProvider ME =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

    @Test
    void the_functions_know_a_limit_by_its_sentence() {
        EndpointLimit limit = EndpointLimit.of("rules with a schedule (rule Nightly)");

        assertEquals("the embedded endpoint has no rules with a schedule (rule Nightly); AWS takes this", limit.said());
        assertEquals(Optional.of(KnownReason.ENDPOINT_LIMIT), KnownReason.of("Fn CREATE_FAILED: " + limit.said()));
        assertEquals(
                Optional.of(KnownReason.ENDPOINT_LIMIT),
                KnownReason.of(EndpointLimit.operation("lambda", "InvokeAsync").said()));
    }

    @Test
    void an_operation_that_a_service_does_not_have_is_a_limit_in_every_protocol() {
        try (Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", EndpointClock.running(1));
                EndpointServer server = EndpointServer.start(endpoint.world(), 0);
                CloudFormationClient query = CloudFormationClient.builder()
                        .endpointOverride(server.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(ME)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                CodePipelineClient json = CodePipelineClient.builder()
                        .endpointOverride(server.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(ME)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                LambdaClient rest = LambdaClient.builder()
                        .endpointOverride(server.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(ME)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            var form = assertThrows(CloudFormationException.class, () -> query.listTypes(ask -> {}));
            assertEquals("EndpointLimit", form.awsErrorDetails().errorCode());
            assertEquals(
                    "the embedded endpoint has no operation ListTypes of cloudformation; AWS may have it",
                    form.awsErrorDetails().errorMessage());
            var target = assertThrows(CodePipelineException.class, () -> json.listWebhooks(ask -> {}));
            assertEquals(
                    "the embedded endpoint has no operation ListWebhooks of codepipeline; AWS may have it",
                    target.awsErrorDetails().errorMessage());
            var path = assertThrows(LambdaException.class, () -> rest.listCodeSigningConfigs(ask -> {}));
            assertTrue(path.awsErrorDetails().errorMessage().startsWith("the embedded endpoint has no operation"));
        }
    }

    @Test
    void a_service_asks_another_one_for_what_it_does_not_have() {
        try (Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", EndpointClock.running(1))) {
            EndpointLimit limit = assertThrows(
                    EndpointLimit.class, () -> endpoint.world().call("stones", "Carve", JsonObject.empty()));
            assertEquals("the embedded endpoint has no operation Carve of stones; AWS may have it", limit.said());
        }
    }
}

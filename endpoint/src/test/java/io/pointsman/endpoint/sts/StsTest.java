package io.pointsman.endpoint.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class StsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final World world = new World("123456789012", "us-east-1", EndpointClock.stopped(START));
    private final EndpointServer server = EndpointServer.start(world, 0);

    {
        world.add(new StsService(world));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void any_key_is_the_accounts_own() {
        try (StsClient sts = client("AKIAME", "secret")) {
            assertEquals("123456789012", sts.getCallerIdentity().account());
            assertEquals(
                    "arn:aws:iam::123456789012:root", sts.getCallerIdentity().arn());
        }
    }

    @Test
    void an_assumed_role_is_known_by_its_key_and_ends_in_an_hour() {
        AssumeRoleResponse answer;
        try (StsClient sts = client("AKIAME", "secret")) {
            answer = sts.assumeRole(role ->
                    role.roleArn("arn:aws:iam::123456789012:role/path/deploy").roleSessionName("me"));
        }
        assertEquals(START.plusSeconds(3_600), answer.credentials().expiration());
        try (StsClient sts = client(answer.credentials().accessKeyId(), "x")) {
            assertEquals(
                    "arn:aws:sts::123456789012:assumed-role/deploy/me",
                    sts.getCallerIdentity().arn());
        }
    }

    @Test
    void a_role_that_is_no_role_is_refused() {
        try (StsClient sts = client("AKIAME", "secret")) {
            StsException refused = assertThrows(
                    StsException.class,
                    () -> sts.assumeRole(role ->
                            role.roleArn("arn:aws:iam::123456789012:user/x").roleSessionName("me")));
            assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
            assertEquals(
                    "arn:aws:iam::123456789012:user/x is invalid",
                    refused.awsErrorDetails().errorMessage());
        }
    }

    private StsClient client(String key, String secret) {
        return StsClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .build();
    }
}

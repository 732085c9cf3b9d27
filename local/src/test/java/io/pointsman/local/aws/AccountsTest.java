package io.pointsman.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.clock.EndpointClock;
import io.pointsman.local.aws.wire.EndpointServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

class AccountsTest {
    private static final String FIRST = "000000000000";
    private static final String OTHER = "111122223333";
    private static final String BUCKET = "code-of-the-first";

    private final EndpointClock clock = EndpointClock.stopped(Instant.now());
    private final Endpoint endpoint = Endpoint.of(FIRST, "us-east-1", clock);
    private final EndpointServer server = EndpointServer.start(endpoint.world(), 0);
    private final S3Client first = s3("local");
    private final S3Client other = s3(OTHER);

    @AfterEach
    void close() {
        first.close();
        other.close();
        server.close();
        endpoint.close();
        clock.close();
    }

    private S3Client s3(String key) {
        return client(S3Client.builder().forcePathStyle(true), key);
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder, String key) {
        return builder.endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, key)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private String account(String key) {
        try (StsClient sts = client(StsClient.builder(), key)) {
            return sts.getCallerIdentity().account();
        }
    }

    private List<String> queues(String key) {
        try (SqsClient sqs = client(SqsClient.builder(), key)) {
            return sqs.listQueues().queueUrls();
        }
    }

    private String code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(S3Exception.class, call).awsErrorDetails().errorCode();
    }

    @Test
    void a_key_that_is_the_id_of_an_account_is_that_account() {
        assertEquals(OTHER, account(OTHER));
        assertEquals(FIRST, account("local"));
        assertEquals(FIRST, account(FIRST));
    }

    @Test
    void what_is_made_in_one_is_not_in_the_other() {
        try (SqsClient sqs = client(SqsClient.builder(), OTHER)) {
            sqs.createQueue(create -> create.queueName("orders"));
        }
        other.createBucket(create -> create.bucket("of-the-other"));

        assertEquals(List.of("https://sqs.us-east-1.amazonaws.com/" + OTHER + "/orders"), queues(OTHER));
        assertEquals(List.of(), queues("local"));
        assertEquals(List.of(), first.listBuckets().buckets());
        assertEquals(
                List.of("of-the-other"),
                other.listBuckets().buckets().stream().map(Bucket::name).toList());
    }

    @Test
    void a_role_of_the_other_one_works_there() {
        account(OTHER);
        Credentials session = assumed();

        try (StsClient sts = client(StsClient.builder(), session.accessKeyId())) {
            assertEquals(
                    "arn:aws:sts::" + OTHER + ":assumed-role/deployment/run",
                    sts.getCallerIdentity().arn());
        }
        try (SqsClient sqs = client(SqsClient.builder(), session.accessKeyId())) {
            sqs.createQueue(create -> create.queueName("orders"));
        }
        assertEquals(List.of(), queues("local"));
        assertEquals(1, queues(OTHER).size());
    }

    /** Who names a role of an account that is nowhere, as samples do, finds all in the one account that there is. */
    @Test
    void a_role_of_an_account_that_nobody_has_come_from_works_in_the_first() {
        try (SqsClient sqs = client(SqsClient.builder(), assumed().accessKeyId())) {
            sqs.createQueue(create -> create.queueName("orders"));
        }

        assertEquals(1, queues("local").size());
    }

    private Credentials assumed() {
        try (StsClient sts = client(StsClient.builder(), "local")) {
            return sts.assumeRole(assume -> assume.roleArn("arn:aws:iam::" + OTHER + ":role/deployment")
                            .roleSessionName("run"))
                    .credentials();
        }
    }

    @Test
    void the_name_of_a_bucket_is_one_for_both_until_it_is_gone() {
        first.createBucket(create -> create.bucket(BUCKET));

        assertEquals("BucketAlreadyExists", code(() -> other.createBucket(create -> create.bucket(BUCKET))));
        first.deleteBucket(delete -> delete.bucket(BUCKET));
        other.createBucket(create -> create.bucket(BUCKET));
        assertEquals("AccessDenied", code(() -> first.listObjectsV2(list -> list.bucket(BUCKET))));
    }

    private void object(String key) {
        first.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString("what is in it"));
    }

    private void policy(String... statements) {
        first.putBucketPolicy(put -> put.bucket(BUCKET)
                .policy("{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}"));
    }

    private static String statement(String effect, String action, String resource, String more) {
        return "{\"Effect\":\"%s\",\"Principal\":{\"AWS\":[\"%s\"]},\"Action\":[\"%s\"],\"Resource\":\"arn:aws:s3:::%s/%s\"%s}"
                .formatted(effect, OTHER, action, BUCKET, resource, more);
    }

    @Test
    void an_object_of_the_other_account_is_read_where_the_policy_of_its_bucket_lets_in() {
        first.createBucket(create -> create.bucket(BUCKET));
        object("code/a");
        object("settings/a");
        assertEquals("AccessDenied", code(() -> read("code/a")));

        policy(statement("Allow", "s3:GetObject", "code/*", ""));

        assertEquals("what is in it", read("code/a"));
        assertEquals("AccessDenied", code(() -> read("settings/a")));
        assertEquals(
                "AccessDenied",
                code(() ->
                        other.putObject(put -> put.bucket(BUCKET).key("code/a"), RequestBody.fromString("another"))));
        assertEquals("AccessDenied", code(() -> other.listObjectsV2(list -> list.bucket(BUCKET))));
    }

    private String read(String key) {
        return other.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }

    /** A condition that is not looked at is taken for what lets fewer in. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deny  | s3:*         | ''",
                "Deny  | s3:Get*      | ',\"Condition\":{\"Null\":{\"s3:if-none-match\":\"true\"}}'",
            })
    void what_a_policy_denies_it_does_not_allow(String effect, String action, String more) {
        first.createBucket(create -> create.bucket(BUCKET));
        object("code/a");
        String allowed = statement("Allow", "s3:GetObject", "code/*", "");

        policy(allowed, statement(effect, action, "*", more));
        assertEquals("AccessDenied", code(() -> read("code/a")));

        policy(statement(
                "Allow",
                "s3:GetObject",
                "code/*",
                ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"));
        assertEquals("AccessDenied", code(() -> read("code/a")));

        policy(
                allowed,
                statement("Deny", action, "*", ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
        assertEquals("what is in it", read("code/a"));
    }

    @Test
    void a_stack_gives_its_bucket_the_policy_that_its_template_has() {
        String template = """
            Resources:
              Kept: {Type: 'AWS::S3::Bucket', Properties: {BucketName: %s}}
              Policy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref Kept
                  PolicyDocument:
                    Statement:
                      - {Effect: Allow, Principal: {AWS: ['%s']}, Action: 's3:GetObject', Resource: !Sub '${Kept.Arn}/code/*'}
            """.formatted(BUCKET, OTHER);
        endpoint.world()
                .call("cloudformation", "CreateStack", JsonObject.of("StackName", "s", "TemplateBody", template));
        clock.advance(java.time.Duration.ofMinutes(5));
        object("code/a");

        assertEquals("what is in it", read("code/a"));
    }
}

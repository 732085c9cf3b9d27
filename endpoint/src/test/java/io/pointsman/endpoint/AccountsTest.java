package io.pointsman.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
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

        assertEquals(List.of(server.uri() + "/" + OTHER + "/orders"), queues(OTHER));
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

    /** As S3 says it where the caller may not list the bucket: whether the key is there is not for them to know. */
    @Test
    void a_key_that_is_not_there_is_denied_to_whoever_may_not_list_the_bucket() {
        first.createBucket(create -> create.bucket(BUCKET));
        policy(statement("Allow", "s3:GetObject", "code/*", ""));
        assertEquals("AccessDenied", code(() -> read("code/none")));

        policy(
                statement("Allow", "s3:GetObject", "code/*", ""),
                statement("Allow", "s3:ListBucket", "", "").replace(BUCKET + "/", BUCKET));
        assertEquals("NoSuchKey", code(() -> read("code/none")));
    }

    /** Each operation is judged by the action that policies know it by: no upload in parts goes past a Deny of PutObject. */
    @Test
    void no_other_operation_does_what_the_policy_denies() {
        first.createBucket(create -> create.bucket(BUCKET));
        object("code/a");
        object("open/a");
        policy(
                statement("Allow", "s3:*", "*", ""),
                statement("Allow", "s3:*", "", "").replace(BUCKET + "/", BUCKET),
                statement("Deny", "s3:PutObject", "code/*", ""),
                statement("Deny", "s3:DeleteObject", "code/*", ""));

        assertEquals(
                "AccessDenied",
                code(() -> other.createMultipartUpload(
                        create -> create.bucket(BUCKET).key("code/b"))));
        assertEquals(
                "AccessDenied",
                code(() -> other.copyObject(copy -> copy.sourceBucket(BUCKET)
                        .sourceKey("open/a")
                        .destinationBucket(BUCKET)
                        .destinationKey("code/a"))));
        DeleteObjectsResponse gone = other.deleteObjects(delete -> delete.bucket(BUCKET)
                .delete(which -> which.objects(
                        ObjectIdentifier.builder().key("code/a").build(),
                        ObjectIdentifier.builder().key("open/a").build())));
        assertEquals(
                List.of("code/a AccessDenied"),
                gone.errors().stream()
                        .map(error -> error.key() + " " + error.code())
                        .toList());
        assertEquals(
                List.of("open/a"),
                gone.deleted().stream().map(DeletedObject::key).toList());
        assertEquals("MethodNotAllowed", code(() -> other.getBucketPolicy(get -> get.bucket(BUCKET))));
    }

    @Test
    void uploads_in_parts_are_let_in_by_the_right_to_put() {
        first.createBucket(create -> create.bucket(BUCKET));
        policy(statement("Allow", "s3:PutObject", "in/*", ""));
        String upload = other.createMultipartUpload(
                        create -> create.bucket(BUCKET).key("in/a"))
                .uploadId();
        other.uploadPart(
                part -> part.bucket(BUCKET).key("in/a").uploadId(upload).partNumber(1), RequestBody.fromString("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"NotPrincipal\":{\"AWS\":\"000000000000\"},\"Action\":\"s3:*\",\"Resource\":\"*\"'",
                "'\"Principal\":\"*\",\"NotAction\":\"s3:PutObject\",\"Resource\":\"*\"'",
                "'\"Principal\":\"*\",\"Action\":\"s3:*\",\"NotResource\":\"arn:aws:s3:::other/*\"'",
            })
    void a_deny_of_all_but_something_denies_the_rest(String deny) {
        first.createBucket(create -> create.bucket(BUCKET));
        object("code/a");
        policy(statement("Allow", "s3:GetObject", "code/*", ""), "{\"Effect\":\"Deny\"," + deny + "}");

        assertEquals("AccessDenied", code(() -> read("code/a")));
    }

    /** A role is named by its ARN, with its path; its session is who asks. */
    @Test
    void a_policy_names_a_role_of_the_other_account() {
        account(OTHER);
        first.createBucket(create -> create.bucket(BUCKET));
        object("code/a");
        String role = "arn:aws:iam::" + OTHER + ":role/path/deployment";
        policy(statement("Allow", "s3:GetObject", "code/*", "").replace("[\"" + OTHER + "\"]", "\"" + role + "\""));

        assertEquals("AccessDenied", code(() -> read("code/a")));
        try (S3Client session = s3(assumed().accessKeyId())) {
            assertEquals(
                    "what is in it",
                    session.getObjectAsBytes(get -> get.bucket(BUCKET).key("code/a"))
                            .asUtf8String());
            policy(
                    statement("Allow", "s3:GetObject", "code/*", ""),
                    statement("Deny", "s3:GetObject", "code/*", "").replace("[\"" + OTHER + "\"]", "\"" + role + "\""));
            assertEquals("what is in it", read("code/a"));
            assertEquals(
                    "AccessDenied",
                    code(() ->
                            session.getObjectAsBytes(get -> get.bucket(BUCKET).key("code/a"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"Version\":\"2012-10-17\"}"})
    void what_is_no_policy_is_not_kept(String document) {
        first.createBucket(create -> create.bucket(BUCKET));
        assertEquals(
                "MalformedPolicy",
                code(() -> first.putBucketPolicy(put -> put.bucket(BUCKET).policy(document))));
        assertEquals("NoSuchBucketPolicy", code(() -> first.getBucketPolicy(get -> get.bucket(BUCKET))));
    }

    @Test
    void a_policy_may_have_one_statement_without_a_list() {
        first.createBucket(create -> create.bucket(BUCKET));
        object("code/a");
        first.putBucketPolicy(put ->
                put.bucket(BUCKET).policy("{\"Statement\":" + statement("Allow", "s3:GetObject", "code/*", "") + "}"));

        assertEquals("what is in it", read("code/a"));
    }

    @Test
    void a_bucket_whose_owner_is_another_than_expected_is_not_opened() {
        first.createBucket(create -> create.bucket(BUCKET));
        object("code/a");
        first.headObject(head -> head.bucket(BUCKET).key("code/a").expectedBucketOwner(FIRST));
        assertEquals(
                "AccessDenied",
                code(() -> first.getObjectAsBytes(
                        get -> get.bucket(BUCKET).key("code/a").expectedBucketOwner(OTHER))));
    }

    @Test
    void a_bucket_of_another_account_is_copied_from_by_nobody_who_may_not_read_it() {
        first.createBucket(create -> create.bucket(BUCKET));
        object("code/a");
        other.createBucket(create -> create.bucket("of-the-other"));
        assertEquals("AccessDenied", code(this::copy));

        policy(statement("Allow", "s3:GetObject", "code/*", ""));
        assertEquals("EndpointLimit", code(this::copy));
    }

    private void copy() {
        other.copyObject(copy -> copy.sourceBucket(BUCKET)
                .sourceKey("code/a")
                .destinationBucket("of-the-other")
                .destinationKey("a"));
    }

    /** In each account there is one of that name. */
    @Test
    void a_queue_of_the_other_account_is_not_the_one_of_that_name_here() {
        String url = queue(FIRST);
        queue(OTHER);
        try (SqsClient sqs = client(SqsClient.builder(), OTHER)) {
            SqsException refused = assertThrows(
                    SqsException.class,
                    () -> sqs.sendMessage(send -> send.queueUrl(url).messageBody("to the first")));
            assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
        }
    }

    private String queue(String account) {
        try (SqsClient sqs = client(SqsClient.builder(), account)) {
            return sqs.createQueue(create -> create.queueName("orders")).queueUrl();
        }
    }

    @Test
    void a_function_of_the_other_account_is_not_the_one_of_that_name_here() {
        for (String account : List.of(FIRST, OTHER)) {
            account(account);
            endpoint.world()
                    .accounts()
                    .of(new Caller(account))
                    .call("cloudformation", "CreateStack", JsonObject.of("StackName", "s", "TemplateBody", """
                        Resources:
                          Greeting:
                            Type: AWS::Lambda::Function
                            Properties:
                              FunctionName: greeting
                              Runtime: python3.13
                              Handler: index.handler
                              Role: arn:aws:iam::000000000000:role/any
                              Code: {ZipFile: 'def handler(event, context): return 1'}
                        """));
        }
        clock.advance(java.time.Duration.ofMinutes(5));
        World there = endpoint.world().accounts().of(new Caller(OTHER));
        JsonObject ours = there.call("lambda", "GetFunctionConfiguration", JsonObject.of("FunctionName", "greeting"));
        assertEquals("arn:aws:lambda:us-east-1:" + OTHER + ":function:greeting", ours.needText("FunctionArn"));

        for (String name :
                List.of("arn:aws:lambda:us-east-1:" + FIRST + ":function:greeting", FIRST + ":function:greeting")) {
            AwsError refused = assertThrows(
                    AwsError.class, () -> there.call("lambda", "Invoke", JsonObject.of("FunctionName", name)));
            assertEquals("AccessDeniedException", refused.code());
        }
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

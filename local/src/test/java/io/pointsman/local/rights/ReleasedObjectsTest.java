package io.pointsman.local.rights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.rewrite.RewriteRun;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.endpoint.iam.PolicyDocuments.Verdict;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Somebody who may do everything with the release bucket, and what its policy leaves of that: on the endpoint, with the policy that {@code
 * template.yaml} makes. What stands in the template cannot name a version, so that nothing else keeps them off.
 */
class ReleasedObjectsTest {
    private static final String SOMEBODY = "administrator";
    private static final String POINTSMANS = "pointsmans";
    private static final String ROLE = "arn:aws:iam::000000000000:role/";
    private static final byte[] FORGED = "import forged".getBytes(StandardCharsets.UTF_8);

    private final StackPlace place = new StackPlace();
    private final S3Client somebody = client(place.uri(), SOMEBODY);
    private final S3Client pointsmans = client(place.uri(), POINTSMANS);
    private Runnable withoutPolicy = () -> {};

    @BeforeEach
    void bucket() throws IOException {
        place.s3.putBucketVersioning(put -> put.bucket(StackPlace.BUCKET)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        AllRoles roles = new AllRoles();
        String made = "arn:aws:s3:::" + roles.bucket();
        PolicyDocuments policy = roles.account().policies("pointsman").buckets();
        withoutPolicy = JudgedService.in(place.world, "s3", (caller, request) -> {
            String principal =
                    ROLE + (caller.accessKeyId().equals(SOMEBODY) ? SOMEBODY : "pointsman/pointsman-RewriteRole-ABC");
            IamRequest asked = new IamRequest(
                            principal,
                            request.action(),
                            request.resource().replace("arn:aws:s3:::" + StackPlace.BUCKET, made),
                            request.context())
                    .with("aws:PrincipalArn", principal);
            return policy.verdict(asked) != Verdict.DENIED;
        });
    }

    @AfterEach
    void close() {
        somebody.close();
        pointsmans.close();
        place.close();
    }

    private static S3Client client(URI endpoint, String accessKey) {
        return S3Client.builder()
                .forcePathStyle(true)
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static byte[] source(byte[] script) {
        byte[] template = """
            Resources:
              Job:
                Type: AWS::Glue::Job
                Properties:
                  Role: arn:aws:iam::123456789012:role/app
                  Command: {Name: glueetl, ScriptLocation: job.py}
            """.getBytes(StandardCharsets.UTF_8);
        return ReproducibleZip.of(Map.of("template.yaml", template, "job.py", script));
    }

    /** Where the script of a job was put by {@code rewrite}. */
    private String released(byte[] script) {
        ReleaseManifest manifest = RewriteRun.of(place, source(script));
        List<String> keys = manifest.code().stream().map(CodePlace::key).toList();
        String key = keys.getFirst();
        assertTrue(place.template.contains("ScriptLocation: s3://" + StackPlace.BUCKET + "/" + key), place.template);
        return key;
    }

    private byte[] lies(String key) {
        return place.s3
                .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key(key))
                .asByteArray();
    }

    private static void denied(S3Client client, Consumer<S3Client> attempt) {
        S3Exception no = assertThrows(S3Exception.class, () -> attempt.accept(client));
        assertEquals("AccessDenied", no.awsErrorDetails().errorCode());
    }

    private static Consumer<S3Client> put(String key) {
        return s3 -> s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromBytes(FORGED));
    }

    private static Consumer<S3Client> delete(String key) {
        return s3 -> s3.deleteObject(delete -> delete.bucket(StackPlace.BUCKET).key(key));
    }

    @Test
    void a_script_that_was_looked_at_is_exchanged_before_it_is_read() {
        byte[] built = "import built".getBytes(StandardCharsets.UTF_8);
        String key = released(built);

        denied(somebody, put(key));
        denied(somebody, delete(key));
        denied(
                somebody,
                s3 -> s3.createMultipartUpload(
                        create -> create.bucket(StackPlace.BUCKET).key(key)));
        denied(
                somebody,
                s3 -> s3.copyObject(copy -> copy.sourceBucket(StackPlace.BUCKET)
                        .sourceKey(key)
                        .destinationBucket(StackPlace.BUCKET)
                        .destinationKey(key)
                        .metadata(Map.of("other", "bytes"))
                        .metadataDirective("REPLACE")));
        assertArrayEquals(built, lies(key));

        withoutPolicy.run();
        put(key).accept(somebody);
        assertArrayEquals(FORGED, lies(key));
    }

    /** An error of ours, or whoever holds a session of a function. */
    @Test
    void a_function_writes_other_bytes_over_a_package() {
        byte[] built = "import built".getBytes(StandardCharsets.UTF_8);
        String key = released(built);

        denied(pointsmans, put(key));
        S3Exception there = assertThrows(
                S3Exception.class,
                () -> pointsmans.putObject(
                        put -> put.bucket(StackPlace.BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromBytes(FORGED)));
        assertEquals(412, there.statusCode());
        assertArrayEquals(built, lies(key));
    }

    @Test
    void an_entry_that_leads_to_other_content_is_written_together_with_what_lies_there() {
        String key = released("import built".getBytes(StandardCharsets.UTF_8));
        String forged = Json.text(JsonObject.of("bucket", StackPlace.BUCKET, "key", "web/MyApp/forged.zip"));
        String entry = place.s3
                .listObjectsV2(list -> list.bucket(StackPlace.BUCKET).prefix("locations/"))
                .contents()
                .getFirst()
                .key();
        assertTrue(new String(lies(entry), StandardCharsets.UTF_8).contains(key));

        denied(
                somebody,
                s3 -> s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(entry), RequestBody.fromString(forged)));
        denied(
                somebody,
                s3 -> s3.putObject(
                        put -> put.bucket(StackPlace.BUCKET).key("locations/releases/other.json"),
                        RequestBody.fromString(forged)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "releases/web/run-1.json",
                "releases/web/index.json",
                "releases/web/jobs.json",
                "reviews/web/a.html"
            })
    void a_record_an_index_or_a_review_is_forged(String key) {
        denied(somebody, put(key));
        denied(somebody, delete(key));
        put(key).accept(pointsmans);
        assertArrayEquals(FORGED, lies(key));
    }

    /** The whole way of rewrite under that policy, in one request and in parts. */
    @ParameterizedTest
    @ValueSource(ints = {100, 12_000_000})
    void what_is_built_is_released_whatever_its_size(int bytes) {
        byte[] script = new byte[bytes];
        new Random(bytes).nextBytes(script);

        assertArrayEquals(script, lies(released(script)));
    }
}

package io.pointsman.local.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.ObjectWrite;
import io.pointsman.endpoint.iam.PolicyDocuments.Verdict;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the release bucket says of whoever may do everything with it by a policy of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseBucketPolicyTest {
    private static final String SOMEBODY = "arn:aws:iam::000000000000:role/administrator";
    private static final String POINTSMANS = "arn:aws:iam::000000000000:role/pointsman/pointsman-RewriteRole-ABC";
    private static final JsonObject UNLESS_THERE = JsonObject.of("IfNoneMatch", "*");

    private final AllRoles roles;

    ReleaseBucketPolicyTest() throws IOException {
        roles = new AllRoles();
    }

    private Verdict verdict(String principal, String action, String key, Map<String, String> more) {
        IamRequest request = IamRequest.of(principal, action, "arn:aws:s3:::" + roles.bucket() + "/" + key)
                .with("aws:SecureTransport", "true");
        for (Map.Entry<String, String> said : more.entrySet()) {
            request = request.with(said.getKey(), said.getValue());
        }
        return roles.account().policies("pointsman").buckets().verdict(request);
    }

    private Verdict upload(String principal, String operation, String key, JsonObject input) {
        return verdict(principal, "s3:PutObject", key, ObjectWrite.keys(operation, input));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code/abc.zip",
                "templates/abc.template",
                "releases/my-app/run.json",
                "releases/my-app@111122223333.us-east-1/jobs.json",
                "locations/releases/digest.json",
                "reviews/my-app/run-1/digest.html",
                "lines/digest.json",
                "contents/digest.txt",
                "hand/Release/abc1234"
            })
    void what_the_functions_write_nobody_else_writes_or_deletes(String key) {
        for (String somebody : List.of(
                SOMEBODY,
                SOMEBODY.replace("role/administrator", "user/administrator"),
                SOMEBODY.replace("role/administrator", "root"),
                SOMEBODY.replace("administrator", "pointsman-administrator"),
                POINTSMANS.replace("000000000000", "999999999999"),
                "replication.s3.amazonaws.com")) {
            assertEquals(Verdict.DENIED, upload(somebody, "PutObject", key, UNLESS_THERE), somebody);
            assertEquals(Verdict.DENIED, upload(somebody, "CreateMultipartUpload", key, JsonObject.empty()), somebody);
            for (String action :
                    List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ReplicateObject", "s3:PutObjectTagging")) {
                assertEquals(Verdict.DENIED, verdict(somebody, action, key, Map.of()), somebody + " " + action);
            }
        }
        assertEquals(Verdict.NOT_ALLOWED, upload(POINTSMANS, "PutObject", key, UNLESS_THERE));
        assertEquals(Verdict.NOT_ALLOWED, verdict(POINTSMANS, "s3:DeleteObject", key, Map.of()));
    }

    /** By their own rights; this policy has nothing against it. */
    @ParameterizedTest
    @ValueSource(strings = {"settings/my-app.yaml", "gates/my-app", "orders/Release/abc1234", "anything"})
    void what_owners_and_pipelines_write_is_theirs(String key) {
        assertEquals(Verdict.NOT_ALLOWED, upload(SOMEBODY, "PutObject", key, JsonObject.empty()));
        assertEquals(Verdict.NOT_ALLOWED, verdict(SOMEBODY, "s3:DeleteObject", key, Map.of()));
    }

    @Test
    void a_package_is_written_where_none_is_and_in_parts_too() {
        String key = "code/abc.zip";
        for (String operation : List.of("PutObject", "CompleteMultipartUpload")) {
            assertEquals(Verdict.NOT_ALLOWED, upload(POINTSMANS, operation, key, UNLESS_THERE), operation);
            assertEquals(Verdict.DENIED, upload(POINTSMANS, operation, key, JsonObject.empty()), operation);
            assertEquals(
                    Verdict.DENIED, upload(POINTSMANS, operation, key, JsonObject.of("IfMatch", "\"e\"")), operation);
        }
        assertEquals(Verdict.DENIED, upload(POINTSMANS, "CopyObject", key, JsonObject.empty()));
        for (String operation : List.of("CreateMultipartUpload", "UploadPart")) {
            assertEquals(Verdict.NOT_ALLOWED, upload(POINTSMANS, operation, key, JsonObject.empty()), operation);
        }
    }

    /** Records are written again and again. */
    @Test
    void a_record_is_written_over_what_is_there() {
        assertEquals(
                Verdict.NOT_ALLOWED,
                upload(POINTSMANS, "PutObject", "releases/my-app/run.json", JsonObject.of("IfMatch", "\"e\"")));
        assertEquals(
                Verdict.NOT_ALLOWED, upload(POINTSMANS, "PutObject", "templates/abc.template", JsonObject.empty()));
    }

    @Test
    void everybody_reads_by_their_own_rights() {
        assertEquals(Verdict.NOT_ALLOWED, verdict(SOMEBODY, "s3:GetObject", "code/abc.zip", Map.of()));
    }
}

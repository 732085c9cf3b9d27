package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import io.pointsman.local.endpoint.ReleasePlace;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What lies in S3 when a change set is about to be executed, by the real SDK on the endpoint. */
final class S3ReleasedObjectsTest {
    /** Of {@code abc}, as FIPS 180-2 has it. */
    private static final String ABC = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";

    private final ReleasePlace place = new ReleasePlace();
    private final S3ReleasedObjects objects = new S3ReleasedObjects(place.s3);

    @BeforeEach
    void a_bucket_with_versions() {
        place.s3.createBucket(bucket -> bucket.bucket("releases"));
        place.s3.putBucketVersioning(put -> put.bucket("releases")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }

    @AfterEach
    void close() {
        place.close();
    }

    private String put(String content) {
        return place.s3
                .putObject(put -> put.bucket("releases").key("code/a.zip"), RequestBody.fromString(content))
                .versionId();
    }

    @Test
    void the_bytes_of_another_version_are_taken_for_those_that_lie_there() {
        put("another");
        put("abc");

        assertEquals(Optional.of(ABC), objects.sha256("releases", "code/a.zip"));
        assertEquals(Optional.empty(), objects.sha256("releases", "code/b.zip"));
    }

    @Test
    void a_version_that_was_deleted_is_there_because_another_is() {
        String first = put("abc");
        String second = put("another");
        place.s3.deleteObject(
                delete -> delete.bucket("releases").key("code/a.zip").versionId(first));

        assertFalse(objects.exists("releases", "code/a.zip", first));
        assertTrue(objects.exists("releases", "code/a.zip", second));
        assertFalse(objects.exists("releases", "code/b.zip", second));
    }

    @Test
    void what_cannot_be_asked_is_taken_for_gone() {
        S3Client denying = new S3Client() {
            @Override
            public HeadObjectResponse headObject(HeadObjectRequest request) {
                throw S3Exception.builder().statusCode(403).message("Forbidden").build();
            }

            @Override
            public String serviceName() {
                return place.s3.serviceName();
            }

            @Override
            public void close() {}
        };
        S3ReleasedObjects denied = new S3ReleasedObjects(denying);

        String message = String.valueOf(assertThrows(Refusal.class, () -> denied.exists("releases", "code/a.zip", "v1"))
                .getMessage());

        assertTrue(message.contains("s3:HeadObject of s3://releases/code/a.zip"), message);
        assertThrows(Refusal.class, () -> denied.sha256("releases", "code/a.zip"));
    }
}

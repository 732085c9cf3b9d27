package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Objects, as the AWS SDK writes and reads them. */
final class S3ObjectsTest {
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:000000000000:key/k";
    private static final int PART = 5 * 1024 * 1024;

    private final OneBucket place = new OneBucket();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void an_object_comes_back_with_its_type_and_metadata() {
        place.s3.putObject(
                put -> put.bucket("box")
                        .key("a/b c+d&ü.zip")
                        .contentType("application/zip")
                        .metadata(Map.of("Run", "r 1")),
                RequestBody.fromString("text"));

        ResponseBytes<GetObjectResponse> got =
                place.s3.getObjectAsBytes(get -> get.bucket("box").key("a/b c+d&ü.zip"));
        assertEquals("text", got.asUtf8String());
        assertEquals("application/zip", got.response().contentType());
        assertEquals(Map.of("run", "r 1"), got.response().metadata());
        assertEquals(OneBucket.START, got.response().lastModified());
        assertEquals("\"1cb251ec0d568de6a929b520c4aed8d1\"", got.response().eTag());
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0123, bytes 0-3/10",
        "bytes=4-4, 4, bytes 4-4/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=-2, 89, bytes 8-9/10",
        "bytes=8-99, 89, bytes 8-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10"
    })
    void a_range_is_a_part_of_the_object(String range, String text, String contentRange) {
        place.put("k", "0123456789");

        ResponseBytes<GetObjectResponse> got =
                place.s3.getObjectAsBytes(get -> get.bucket("box").key("k").range(range));

        assertEquals(text, got.asUtf8String());
        assertEquals(contentRange, got.response().contentRange());
        assertEquals(206, got.response().sdkHttpResponse().statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=3-2", "bytes=a-b", "lines=0-1", "bytes=0-1,3-4"})
    void a_range_that_is_none_is_ignored(String range) {
        place.put("k", "0123456789");

        assertEquals(
                "0123456789",
                place.s3
                        .getObjectAsBytes(get -> get.bucket("box").key("k").range(range))
                        .asUtf8String());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
    void a_range_outside_of_the_object_is_an_error(String range) {
        place.put("k", "0123456789");

        S3Exception refused = assertThrows(
                S3Exception.class,
                () -> place.s3.getObjectAsBytes(
                        get -> get.bucket("box").key("k").range(range)));

        assertEquals("416 InvalidRange", said(refused));
    }

    @Test
    void every_put_is_a_version_and_each_stays_readable() {
        String first = place.put("k", "one").versionId();
        String second = place.put("k", "two").versionId();

        assertNotEquals(first, second);
        assertEquals("two", place.text("k"));
        assertEquals("one", version(first));
        List<ObjectVersion> versions =
                place.s3.listObjectVersions(list -> list.bucket("box")).versions();
        assertEquals(
                List.of(second, first),
                versions.stream().map(ObjectVersion::versionId).toList());
        assertEquals(
                List.of(true, false),
                versions.stream().map(ObjectVersion::isLatest).toList());
    }

    @Test
    void a_deleted_object_leaves_a_marker_and_its_versions() {
        String first = place.put("k", "one").versionId();

        String marker =
                place.s3.deleteObject(delete -> delete.bucket("box").key("k")).versionId();

        assertThrows(NoSuchKeyException.class, () -> place.text("k"));
        assertEquals("one", version(first));
        place.s3.deleteObject(delete -> delete.bucket("box").key("k").versionId(marker));
        assertEquals("one", place.text("k"));
    }

    @Test
    void what_is_not_there_is_named_as_s3_names_it() {
        assertEquals("404 NoSuchKey", said(assertThrows(NoSuchKeyException.class, () -> place.text("k"))));
        assertThrows(NoSuchBucketException.class, () -> place.s3.listObjectsV2(list -> list.bucket("other")));
        S3Exception head = assertThrows(
                S3Exception.class,
                () -> place.s3.headObject(get -> get.bucket("box").key("k")));
        assertEquals(404, head.statusCode());
    }

    @Test
    void encryption_with_a_key_stays_with_the_object() {
        place.s3.putObject(
                put -> put.bucket("box")
                        .key("k")
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(KEY_ARN),
                RequestBody.fromString("x"));

        HeadObjectResponse head = place.s3.headObject(get -> get.bucket("box").key("k"));
        assertEquals(ServerSideEncryption.AWS_KMS, head.serverSideEncryption());
        assertEquals(KEY_ARN, head.ssekmsKeyId());
        place.put("plain", "x");
        assertEquals(
                ServerSideEncryption.AES256,
                place.s3.headObject(get -> get.bucket("box").key("plain")).serverSideEncryption());
    }

    @Test
    void an_upload_in_parts_is_one_object_with_the_key_it_was_begun_with() {
        String upload = place.s3
                .createMultipartUpload(CreateMultipartUploadRequest.builder()
                        .bucket("box")
                        .key("k")
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(KEY_ARN)
                        .build())
                .uploadId();
        byte[] first = new byte[PART];
        Arrays.fill(first, (byte) 'a');
        CompletedPart one = part(upload, 1, first);
        CompletedPart two = part(upload, 2, "b".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThrows(NoSuchKeyException.class, () -> place.text("k"));
        String etag = place.s3
                .completeMultipartUpload(complete -> complete.bucket("box")
                        .key("k")
                        .uploadId(upload)
                        .multipartUpload(parts -> parts.parts(one, two)))
                .eTag();

        assertTrue(etag.endsWith("-2\""), etag);
        byte[] whole =
                place.s3.getObjectAsBytes(get -> get.bucket("box").key("k")).asByteArray();
        assertEquals(PART + 1, whole.length);
        assertArrayEquals(new byte[] {'a', 'b'}, Arrays.copyOfRange(whole, PART - 1, PART + 1));
        assertEquals(
                KEY_ARN, place.s3.headObject(get -> get.bucket("box").key("k")).ssekmsKeyId());
    }

    @Test
    void parts_in_the_wrong_order_or_never_uploaded_are_refused() {
        String upload = place.s3
                .createMultipartUpload(create -> create.bucket("box").key("k"))
                .uploadId();
        CompletedPart one = part(upload, 1, new byte[PART]);
        CompletedPart two = part(upload, 2, new byte[PART]);
        CompletedPart none = CompletedPart.builder().partNumber(3).eTag("\"0\"").build();

        assertEquals("400 InvalidPartOrder", said(completing(upload, two, one)));
        assertEquals("400 InvalidPart", said(completing(upload, one, none)));
        place.s3.abortMultipartUpload(abort -> abort.bucket("box").key("k").uploadId(upload));
        assertEquals("404 NoSuchUpload", said(completing(upload, one, two)));
    }

    private S3Exception completing(String upload, CompletedPart... parts) {
        return assertThrows(
                S3Exception.class,
                () -> place.s3.completeMultipartUpload(complete ->
                        complete.bucket("box").key("k").uploadId(upload).multipartUpload(all -> all.parts(parts))));
    }

    private CompletedPart part(String upload, int number, byte[] bytes) {
        String etag = place.s3
                .uploadPart(
                        part -> part.bucket("box").key("k").uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private String version(String id) {
        return place.s3
                .getObjectAsBytes(get -> get.bucket("box").key("k").versionId(id))
                .asUtf8String();
    }

    private static String said(S3Exception e) {
        return e.statusCode() + " " + e.awsErrorDetails().errorCode();
    }
}

package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Part numbers of reads, and tokens and numbers of listings that are none. */
final class S3ArgumentsTest {
    private static final int FIVE_MB = 5 * 1024 * 1024;

    private final OneBucket place = new OneBucket();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_part_is_read_by_its_number() {
        byte[] first = filled(FIVE_MB, 'a');
        byte[] second = filled(7, 'b');
        upload(List.of(first, second));

        GetObjectResponse got = place.s3
                .getObjectAsBytes(get -> get.bucket("box").key("big").partNumber(2))
                .response();
        assertEquals("bytes 5242880-5242886/5242887", got.contentRange());
        assertEquals(2, got.partsCount());
        assertArrayEquals(
                second,
                place.s3
                        .getObjectAsBytes(get -> get.bucket("box").key("big").partNumber(2))
                        .asByteArray());
        HeadObjectResponse head =
                place.s3.headObject(ask -> ask.bucket("box").key("big").partNumber(1));
        assertEquals(FIVE_MB, head.contentLength());
        assertEquals(2, head.partsCount());
        assertEquals(206, head.sdkHttpResponse().statusCode());
    }

    @Test
    void a_part_that_is_not_there_is_out_of_range() {
        upload(List.of(filled(FIVE_MB, 'a'), filled(7, 'b')));
        S3Exception error = refused(3);
        assertEquals("InvalidPartNumber", error.awsErrorDetails().errorCode());
        assertEquals(416, error.statusCode());
        assertEquals("InvalidArgument", refused(0).awsErrorDetails().errorCode());
        assertEquals("InvalidArgument", refused(10_001).awsErrorDetails().errorCode());
        S3Exception both = assertThrows(
                S3Exception.class,
                () -> place.s3.getObjectAsBytes(
                        get -> get.bucket("box").key("big").partNumber(1).range("bytes=0-1")));
        assertEquals("InvalidRequest", both.awsErrorDetails().errorCode());
    }

    @Test
    void an_object_that_came_whole_is_its_own_first_part() {
        place.put("small", "text");
        place.put("empty", "");
        GetObjectResponse got = place.s3
                .getObjectAsBytes(get -> get.bucket("box").key("small").partNumber(1))
                .response();
        assertEquals("bytes 0-3/4", got.contentRange());
        assertEquals(null, got.partsCount());
        assertEquals(
                0,
                place.s3
                        .getObjectAsBytes(get -> get.bucket("box").key("empty").partNumber(1))
                        .response()
                        .contentLength());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "YQ==", "a b", "%"})
    void a_continuation_token_that_no_listing_gave_is_incorrect(String token) {
        S3Exception error = assertThrows(
                S3Exception.class,
                () -> place.s3.listObjectsV2(list -> list.bucket("box").continuationToken(token)));
        assertEquals("InvalidArgument", error.awsErrorDetails().errorCode());
        assertEquals(
                "The continuation token provided is incorrect",
                error.awsErrorDetails().errorMessage());
    }

    @Test
    void a_listing_goes_on_by_its_token_with_a_delimiter_too() {
        for (String key : List.of("a/1", "a/2", "b/1", "c", "d/1")) {
            place.put(key, "text");
        }
        List<String> found = new ArrayList<>();
        place.s3
                .listObjectsV2Paginator(
                        list -> list.bucket("box").delimiter("/").maxKeys(1).encodingType("url"))
                .forEach(page -> {
                    page.commonPrefixes().forEach(prefix -> found.add(prefix.prefix()));
                    page.contents().forEach(object -> found.add(object.key()));
                });
        assertEquals(List.of("a/", "b/", "c", "d/"), found);
    }

    @Test
    void numbers_and_encodings_that_are_none_are_arguments_that_are_none() {
        assertEquals("InvalidArgument", listing(-1, "url"));
        assertEquals("InvalidArgument", listing(1, "base64"));
        assertEquals(
                1_000,
                place.s3
                        .listObjectsV2(list -> list.bucket("box").maxKeys(Integer.MAX_VALUE))
                        .maxKeys());
        S3Exception error = assertThrows(
                S3Exception.class,
                () -> place.s3.listObjectVersions(list -> list.bucket("box").versionIdMarker("v")));
        assertEquals("InvalidArgument", error.awsErrorDetails().errorCode());
    }

    private String listing(int keys, String encoding) {
        return assertThrows(
                        S3Exception.class,
                        () -> place.s3.listObjectsV2(
                                list -> list.bucket("box").maxKeys(keys).encodingType(encoding)))
                .awsErrorDetails()
                .errorCode();
    }

    private S3Exception refused(int part) {
        return assertThrows(
                S3Exception.class,
                () -> place.s3.getObjectAsBytes(
                        get -> get.bucket("box").key("big").partNumber(part)));
    }

    private void upload(List<byte[]> parts) {
        String id = place.s3
                .createMultipartUpload(create -> create.bucket("box").key("big"))
                .uploadId();
        List<CompletedPart> done = new ArrayList<>();
        for (byte[] part : parts) {
            int number = done.size() + 1;
            String eTag = place.s3
                    .uploadPart(
                            put -> put.bucket("box").key("big").uploadId(id).partNumber(number),
                            RequestBody.fromBytes(part))
                    .eTag();
            done.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
        }
        place.s3.completeMultipartUpload(complete ->
                complete.bucket("box").key("big").uploadId(id).multipartUpload(upload -> upload.parts(done)));
    }

    private static byte[] filled(int size, char letter) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) letter);
        return bytes;
    }
}

package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets, uploads and parts come in pages, and what an object is made of can be asked. */
final class S3ListingsOfPartsTest {
    private static final byte[] LARGE = new byte[5 * 1024 * 1024];

    private final OneBucket place = new OneBucket();

    @AfterEach
    void close() {
        place.close();
    }

    private String begin(String key) {
        return place.s3
                .createMultipartUpload(
                        create -> create.bucket("box").key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
    }

    private CompletedPart part(String key, String upload, int number, byte[] bytes) {
        var answer = place.s3.uploadPart(
                part -> part.bucket("box")
                        .key(key)
                        .uploadId(upload)
                        .partNumber(number)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromBytes(bytes));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(answer.eTag())
                .checksumSHA256(answer.checksumSHA256())
                .build();
    }

    private void object(String key, int largeParts) {
        String upload = begin(key);
        List<CompletedPart> parts = new ArrayList<>();
        for (int number = 1; number <= largeParts; number++) {
            parts.add(part(key, upload, number, LARGE));
        }
        parts.add(part(key, upload, largeParts + 1, new byte[] {1, 2, 3}));
        place.s3.completeMultipartUpload(complete ->
                complete.bucket("box").key(key).uploadId(upload).multipartUpload(list -> list.parts(parts)));
    }

    private ListMultipartUploadsResponse page(ListMultipartUploadsRequest.Builder wish) {
        return place.s3.listMultipartUploads(wish.bucket("box").build());
    }

    @Test
    void uploads_come_in_pages_that_go_on_where_the_last_one_ended() {
        String first = begin("a");
        String second = begin("a");
        begin("b");

        ListMultipartUploadsResponse page =
                page(ListMultipartUploadsRequest.builder().maxUploads(1));
        List<String> seen = new ArrayList<>();
        page.uploads().forEach(upload -> seen.add(upload.key() + " " + upload.uploadId()));
        while (page.isTruncated()) {
            page = page(ListMultipartUploadsRequest.builder()
                    .maxUploads(1)
                    .keyMarker(page.nextKeyMarker())
                    .uploadIdMarker(page.nextUploadIdMarker()));
            page.uploads().forEach(upload -> seen.add(upload.key() + " " + upload.uploadId()));
        }

        assertEquals(3, seen.stream().distinct().count(), seen::toString);
        assertTrue(seen.subList(0, 2).containsAll(List.of("a " + first, "a " + second)), seen::toString);
        assertTrue(seen.getLast().startsWith("b "), seen::toString);
    }

    @Test
    void uploads_below_one_folder_are_rolled_up() {
        begin("x/1");
        begin("x/2");
        begin("y");

        ListMultipartUploadsResponse page =
                page(ListMultipartUploadsRequest.builder().delimiter("/"));

        assertEquals(
                List.of("y"), page.uploads().stream().map(MultipartUpload::key).toList());
        assertEquals("x/", page.commonPrefixes().getFirst().prefix());
        assertFalse(page.isTruncated());
    }

    @Test
    void parts_of_an_upload_come_in_pages() {
        String upload = begin("k");
        for (int number : List.of(1, 2, 5)) {
            part("k", upload, number, new byte[] {(byte) number});
        }

        List<Integer> numbers = place
                .s3
                .listPartsPaginator(
                        list -> list.bucket("box").key("k").uploadId(upload).maxParts(2))
                .parts()
                .stream()
                .map(Part::partNumber)
                .toList();

        assertEquals(List.of(1, 2, 5), numbers);
    }

    @Test
    void the_parts_of_an_object_come_in_pages_with_their_checksums() {
        object("k", 2);

        GetObjectAttributesResponse answer = place.s3.getObjectAttributes(get -> get.bucket("box")
                .key("k")
                .maxParts(2)
                .objectAttributes(ObjectAttributes.OBJECT_PARTS, ObjectAttributes.OBJECT_SIZE, ObjectAttributes.E_TAG));
        GetObjectAttributesParts rest = place.s3
                .getObjectAttributes(get -> get.bucket("box")
                        .key("k")
                        .partNumberMarker(answer.objectParts().nextPartNumberMarker())
                        .objectAttributes(ObjectAttributes.OBJECT_PARTS))
                .objectParts();

        assertEquals(2L * LARGE.length + 3, answer.objectSize());
        assertTrue(answer.eTag().endsWith("-3"), answer.eTag());
        assertNull(answer.storageClass(), "it was not asked for");
        assertEquals(3, answer.objectParts().totalPartsCount());
        assertTrue(answer.objectParts().isTruncated());
        assertEquals(2, answer.objectParts().parts().size());
        assertFalse(rest.isTruncated());
        assertEquals(3, rest.parts().getFirst().partNumber());
        assertEquals(3L, rest.parts().getFirst().size());
        assertEquals(44, rest.parts().getFirst().checksumSHA256().length());
    }

    @Test
    void an_object_that_came_whole_has_no_parts_and_its_checksum() {
        place.put("k", "abc");

        GetObjectAttributesResponse answer = place.s3.getObjectAttributes(get -> get.bucket("box")
                .key("k")
                .objectAttributes(
                        ObjectAttributes.OBJECT_PARTS, ObjectAttributes.CHECKSUM, ObjectAttributes.STORAGE_CLASS));

        assertNull(answer.objectParts());
        assertEquals("FULL_OBJECT", answer.checksum().checksumTypeAsString());
        assertEquals("STANDARD", answer.storageClassAsString());
        assertEquals(
                "900150983cd24fb0d6963f7d28e17f72",
                place.s3
                        .getObjectAttributes(get -> get.bucket("box").key("k").objectAttributes(ObjectAttributes.E_TAG))
                        .eTag());
    }

    @Test
    void an_attribute_that_is_none_is_an_argument_that_is_none() {
        place.put("k", "abc");

        S3Exception refused = assertThrows(
                S3Exception.class,
                () -> place.s3.getObjectAttributes(
                        get -> get.bucket("box").key("k").objectAttributesWithStrings("Colour")));

        assertEquals("InvalidArgument", refused.awsErrorDetails().errorCode());
    }

    @Test
    void buckets_come_in_pages() {
        for (String bucket : List.of("box-2", "box-3", "other")) {
            place.s3.createBucket(create -> create.bucket(bucket));
        }
        var first = place.s3.listBuckets(list -> list.prefix("box").maxBuckets(2));
        assertEquals(
                List.of("box", "box-2"),
                first.buckets().stream().map(Bucket::name).toList());
        assertEquals("box", first.prefix());
        var second = place.s3.listBuckets(
                list -> list.prefix("box").maxBuckets(2).continuationToken(first.continuationToken()));
        assertEquals(
                List.of("box-3"), second.buckets().stream().map(Bucket::name).toList());
        assertNull(second.continuationToken());
    }

    @Test
    void a_part_that_is_copied_has_the_checksum_of_its_upload() {
        place.put("source", "abc");
        String upload = begin("target");
        var copied = place.s3
                .uploadPartCopy(copy -> copy.sourceBucket("box")
                        .sourceKey("source")
                        .destinationBucket("box")
                        .destinationKey("target")
                        .uploadId(upload)
                        .partNumber(1))
                .copyPartResult();
        assertEquals("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", copied.checksumSHA256());
        place.s3.completeMultipartUpload(complete -> complete.bucket("box")
                .key("target")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(CompletedPart.builder()
                        .partNumber(1)
                        .eTag(copied.eTag())
                        .checksumSHA256(copied.checksumSHA256())
                        .build())));
        assertEquals("abc", place.text("target"));
    }
}

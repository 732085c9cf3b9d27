package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/** What a copy asks of its source; and what a deletion of many objects says. */
final class S3CopyConditionsTest {
    /** Of the text {@code abc}. */
    private static final String SAME = "\"900150983cd24fb0d6963f7d28e17f72\"";

    private static final String OTHER = "\"00000000000000000000000000000000\"";
    private static final Instant BEFORE = OneBucket.START.minusSeconds(60);
    private static final Instant AFTER = OneBucket.START.plusSeconds(60);

    private final OneBucket place = new OneBucket();

    @AfterEach
    void close() {
        place.close();
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                wish("200", copy -> copy.copySourceIfMatch(SAME)),
                wish("412", copy -> copy.copySourceIfMatch(OTHER)),
                wish("200", copy -> copy.copySourceIfNoneMatch(OTHER)),
                wish("412", copy -> copy.copySourceIfNoneMatch(SAME)),
                wish("200", copy -> copy.copySourceIfUnmodifiedSince(AFTER)),
                wish("412", copy -> copy.copySourceIfUnmodifiedSince(BEFORE)),
                wish("200", copy -> copy.copySourceIfModifiedSince(BEFORE)),
                wish("412", copy -> copy.copySourceIfModifiedSince(AFTER)),
                // The two pairs of which S3's documentation says how they end.
                wish("200", copy -> copy.copySourceIfMatch(SAME).copySourceIfUnmodifiedSince(BEFORE)),
                wish("412", copy -> copy.copySourceIfNoneMatch(SAME).copySourceIfModifiedSince(BEFORE)));
    }

    private static Arguments wish(String status, UnaryOperator<CopyObjectRequest.Builder> conditions) {
        return Arguments.of(status, conditions);
    }

    private static String status(Runnable call) {
        try {
            call.run();
            return "200";
        } catch (S3Exception refused) {
            return String.valueOf(refused.statusCode());
        }
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_copy_is_made_where_its_source_is_as_the_conditions_say(
            String expected, UnaryOperator<CopyObjectRequest.Builder> conditions) {
        place.put("from", "abc");
        CopyObjectRequest.Builder copy = CopyObjectRequest.builder()
                .sourceBucket("box")
                .sourceKey("from")
                .destinationBucket("box")
                .destinationKey("to");

        String status = status(() -> place.s3.copyObject(conditions.apply(copy).build()));

        assertEquals(expected, status);
        assertEquals(
                expected.equals("200") ? 2 : 1,
                place.s3.listObjectsV2(list -> list.bucket("box")).keyCount());
    }

    @Test
    void a_part_that_is_copied_has_the_same_conditions() {
        place.put("from", "abc");
        String upload = place.s3
                .createMultipartUpload(create -> create.bucket("box").key("to"))
                .uploadId();
        UploadPartCopyRequest copy = UploadPartCopyRequest.builder()
                .sourceBucket("box")
                .sourceKey("from")
                .destinationBucket("box")
                .destinationKey("to")
                .uploadId(upload)
                .partNumber(1)
                .build();

        assertEquals("200", status(() -> place.s3.uploadPartCopy(copy)));
        assertEquals(
                "412",
                status(() -> place.s3.uploadPartCopy(
                        copy.toBuilder().copySourceIfUnmodifiedSince(BEFORE).build())));
        assertEquals(
                "412",
                status(() -> place.s3.uploadPartCopy(
                        copy.toBuilder().copySourceIfNoneMatch(SAME).build())));
    }

    private DeleteObjectsResponse delete(boolean quiet, ObjectIdentifier... objects) {
        return place.s3.deleteObjects(
                delete -> delete.bucket("box").delete(list -> list.quiet(quiet).objects(List.of(objects))));
    }

    private static ObjectIdentifier key(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    @Test
    void of_many_deletions_each_is_told_and_one_that_fails_stops_no_other() {
        place.put("a", "1");
        place.put("b", "2");

        DeleteObjectsResponse answer = delete(
                false, key("a"), ObjectIdentifier.builder().key("b").eTag(OTHER).build(), key("nothing"));

        assertEquals(
                List.of("a", "nothing"),
                answer.deleted().stream().map(DeletedObject::key).toList());
        assertEquals(
                "b PreconditionFailed",
                answer.errors().getFirst().key() + " "
                        + answer.errors().getFirst().code());
        assertEquals("2", place.text("b"));
    }

    @Test
    void a_quiet_deletion_of_many_tells_of_errors_alone() {
        place.put("a", "1");
        place.put("b", "2");

        DeleteObjectsResponse answer = delete(
                true, key("a"), ObjectIdentifier.builder().key("b").eTag(OTHER).build());

        assertEquals(List.of(), answer.deleted());
        assertEquals("b", answer.errors().getFirst().key());
        assertEquals(1, place.s3.listObjectsV2(list -> list.bucket("box")).keyCount());
    }
}

package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Two writers of one key: a condition lets one of them win. */
final class S3ConditionsTest {
    private final OneBucket place = new OneBucket();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_first_write_wins_over_a_second_first_write() {
        put("one", PutObjectRequest.builder().ifNoneMatch("*"));

        assertEquals(
                "412 PreconditionFailed",
                refused("two", PutObjectRequest.builder().ifNoneMatch("*")));
        assertEquals("one", place.text("k"));
    }

    @Test
    void a_write_over_the_state_that_was_seen_is_taken_once() {
        String seen = place.put("k", "one").eTag();
        put("two", PutObjectRequest.builder().ifMatch(seen));

        assertEquals(
                "412 PreconditionFailed",
                refused("three", PutObjectRequest.builder().ifMatch(seen)));
        assertEquals("two", place.text("k"));
    }

    @Test
    void a_write_over_what_is_gone_finds_no_key() {
        String seen = place.put("k", "one").eTag();
        place.s3.deleteObject(delete -> delete.bucket("box").key("k"));

        assertEquals("404 NoSuchKey", refused("two", PutObjectRequest.builder().ifMatch(seen)));
    }

    @Test
    void a_deleted_object_can_be_written_first_again() {
        place.put("k", "one");
        place.s3.deleteObject(delete -> delete.bucket("box").key("k"));

        put("two", PutObjectRequest.builder().ifNoneMatch("*"));

        assertEquals("two", place.text("k"));
    }

    @Test
    void a_read_of_another_state_than_the_one_that_was_seen_is_refused() {
        String seen = place.put("k", "one").eTag();
        place.put("k", "two");

        S3Exception refused = assertThrows(
                S3Exception.class,
                () -> place.s3.getObjectAsBytes(
                        get -> get.bucket("box").key("k").ifMatch(seen)));
        assertEquals(412, refused.statusCode());
    }

    @Test
    void a_read_of_what_is_known_already_brings_nothing() {
        String seen = place.put("k", "one").eTag();

        S3Exception same = assertThrows(
                S3Exception.class,
                () -> place.s3.getObjectAsBytes(
                        get -> get.bucket("box").key("k").ifNoneMatch(seen)));
        assertEquals(304, same.statusCode());
    }

    private void put(String text, PutObjectRequest.Builder condition) {
        place.s3.putObject(condition.bucket("box").key("k").build(), RequestBody.fromString(text));
    }

    private String refused(String text, PutObjectRequest.Builder condition) {
        S3Exception refused = assertThrows(S3Exception.class, () -> put(text, condition));
        return refused.statusCode() + " " + refused.awsErrorDetails().errorCode();
    }
}

package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The credentials of a job reach its artifacts and nothing else. */
final class S3NarrowTest {
    private final OneBucket place = new OneBucket();
    private final S3Client job = place.narrow("ASIAJOB", "in", "out");

    @BeforeEach
    void fill() {
        place.put("in", "input");
        place.put("other", "secret");
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void the_input_is_read_and_the_output_is_written() {
        assertEquals(
                "input",
                job.getObjectAsBytes(get -> get.bucket("box").key("in")).asUtf8String());
        assertEquals(5L, job.headObject(head -> head.bucket("box").key("in")).contentLength());
        job.putObject(put -> put.bucket("box").key("out"), RequestBody.fromString("output"));

        assertEquals("output", place.text("out"));
    }

    @Test
    void everything_else_is_denied() {
        Map<String, Executable> attempts = Map.of(
                "read another key",
                        () -> job.getObjectAsBytes(get -> get.bucket("box").key("other")),
                "read what is not there",
                        () -> job.getObjectAsBytes(get -> get.bucket("box").key("nothing")),
                "read the output",
                        () -> job.getObjectAsBytes(get -> get.bucket("box").key("out")),
                "write the input", () -> job.putObject(put -> put.bucket("box").key("in"), RequestBody.fromString("x")),
                "delete the input",
                        () -> job.deleteObject(delete -> delete.bucket("box").key("in")),
                "list the bucket", () -> job.listObjectsV2(list -> list.bucket("box")),
                "list the buckets", job::listBuckets,
                "copy another key",
                        () -> job.copyObject(copy -> copy.sourceBucket("box")
                                .sourceKey("other")
                                .destinationBucket("box")
                                .destinationKey("out")),
                "tag the input",
                        () -> job.putObjectTagging(
                                put -> put.bucket("box").key("in").tagging(tags -> tags.tagSet(List.of()))));

        attempts.forEach((name, attempt) -> {
            S3Exception denied = assertThrows(S3Exception.class, attempt, name);
            assertEquals(403, denied.statusCode(), name);
        });
        assertEquals("input", place.text("in"));
    }

    @Test
    void after_their_time_they_are_expired() {
        place.clock.advance(Duration.ofHours(1));

        S3Exception expired = assertThrows(
                S3Exception.class,
                () -> job.getObjectAsBytes(get -> get.bucket("box").key("in")));
        assertEquals("ExpiredToken", expired.awsErrorDetails().errorCode());
    }
}

package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.release.record.HandledJobs;
import io.pointsman.release.record.ReleaseRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Request;

/** Release records as objects, against S3's own conditions: of two writers none undoes the other. */
final class S3ReleaseRecordsTest {
    private final ReleasePlace place = new ReleasePlace();
    private final S3ReleaseRecords records = new S3ReleaseRecords(place.s3, "releases");

    @Test
    void stacks_of_one_name_in_two_places_have_records_of_their_own() {
        Target there = new Target(Optional.of("eu-west-1"), Optional.empty(), Optional.empty());
        S3ReleaseRecords elsewhere = new S3ReleaseRecords(place.s3, "releases", there, new KnownRevisions());
        records.update("web", "run-1", record -> record.with("where", "here"));
        elsewhere.update("web", "run-1", record -> record.with("where", "there"));
        assertEquals("here", records.find("web", "run-1").needText("where"));
        assertEquals("there", elsewhere.find("web", "run-1").needText("where"));
    }

    @BeforeEach
    void create() {
        place.s3.createBucket(create -> create.bucket("releases"));
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_record_that_nobody_wrote_is_empty() {
        assertEquals(JsonObject.empty(), records.find("web", "run-1"));
    }

    @Test
    void a_record_lies_under_its_stack_and_its_run_for_people_to_read() {
        records.update("web", "run-1", record -> record.with("publish", JsonObject.of("Cart", "2")));

        String text = place.s3
                .getObjectAsBytes(get -> get.bucket("releases").key("releases/web/run-1.json"))
                .asUtf8String();
        assertTrue(text.lines().count() > 1, text);
        JsonObject about =
                JsonObject.of("format", 1L, "stack", "web", "run", "run-1").with("revision", 1L);
        assertEquals(
                Json.text(Json.object(text)),
                Json.text(JsonObject.of("about", about, "publish", JsonObject.of("Cart", "2"))));
    }

    @Test
    void a_run_that_is_no_plain_word_has_a_key_of_its_own_that_stays() {
        records.update("web", "bucket/some key.zip", record -> record.with("a", 1));

        assertEquals(1L, records.find("web", "bucket/some key.zip").number("a").orElseThrow());
        assertEquals(JsonObject.empty(), records.find("web", "bucket/some key"));
        assertEquals(JsonObject.empty(), records.find("web", "../web/bucket"));
    }

    @Test
    void who_was_slower_reads_again_and_changes_what_is_there_then() {
        AtomicInteger seen = new AtomicInteger();

        records.update("web", "run-1", record -> {
            if (seen.getAndIncrement() == 0) {
                records.update("web", "run-1", other -> other.with("theirs", true));
            }
            return record.with("ours", true);
        });

        assertEquals(2, seen.get());
        assertEquals("{\"theirs\":true,\"ours\":true}", Json.text(records.find("web", "run-1")));
    }

    @Test
    void the_same_holds_for_a_record_that_is_there_already() {
        records.update("web", "run-1", record -> record.with("first", true));
        List<String> seen = new ArrayList<>();

        records.update("web", "run-1", record -> {
            seen.add(Json.text(record));
            if (seen.size() == 1) {
                records.update("web", "run-1", other -> other.with("theirs", true));
            }
            return record.with("ours", true);
        });

        assertEquals(List.of("{\"first\":true}", "{\"first\":true,\"theirs\":true}"), seen);
        assertEquals("{\"first\":true,\"theirs\":true,\"ours\":true}", Json.text(records.find("web", "run-1")));
    }

    @Test
    void of_many_writers_at_once_none_is_lost() {
        IntStream.range(0, 4)
                .parallel()
                .forEach(i -> records.update("web", "run-1", record -> record.with("w" + i, i)));

        assertEquals(4, records.find("web", "run-1").members().size());
    }

    @Test
    void a_record_that_this_job_writes_while_it_is_read_was_not_put_back() {
        records.update("web", "run-1", record -> record.with("first", true));
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        S3Client slow = new DelegatingS3Client(place.s3) {
            @Override
            protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> operation) {
                R answer = operation.apply(request);
                if (request instanceof GetObjectRequest) {
                    meanwhile.getAndSet(() -> {}).run();
                }
                return answer;
            }
        };
        S3ReleaseRecords same = new S3ReleaseRecords(slow, "releases");
        meanwhile.set(() -> same.update("web", "run-1", record -> record.with("meanwhile", true)));

        assertEquals("{\"first\":true}", Json.text(same.find("web", "run-1")));
        assertEquals("{\"first\":true,\"meanwhile\":true}", Json.text(same.find("web", "run-1")));
        assertEquals(Optional.of(2), same.written("web", "run-1"));
    }

    /** Its reads of S3, while nobody says that time has passed. */
    private S3ReleaseRecords counted(AtomicInteger reads, AtomicInteger look) {
        S3Client counting = new DelegatingS3Client(place.s3) {
            @Override
            protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> operation) {
                reads.addAndGet(request instanceof GetObjectRequest ? 1 : 0);
                return operation.apply(request);
            }
        };
        return new S3ReleaseRecords(
                counting, "releases", Target.HOME, new KnownRevisions(IntUnaryOperator.identity(), look::get));
    }

    @Test
    void a_call_reads_a_document_once_until_time_has_passed() {
        records.update("web", "run-1", record -> record.with("first", true));
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger look = new AtomicInteger();
        S3ReleaseRecords call = counted(reads, look);

        call.find("web", "run-1");
        call.update("web", "run-1", record -> record.with("second", true));
        call.update("web", "run-1", record -> record.with("third", true));
        assertEquals("{\"first\":true,\"second\":true,\"third\":true}", Json.text(call.find("web", "run-1")));
        assertEquals(1, reads.get());

        look.incrementAndGet();
        records.update("web", "run-1", record -> record.with("others", true));
        assertTrue(call.find("web", "run-1").members().containsKey("others"));
        assertEquals(2, reads.get());
    }

    @Test
    void what_others_wrote_since_it_was_read_is_read_again_and_not_written_over() {
        records.update("web", "run-1", record -> record.with("first", true));
        AtomicInteger reads = new AtomicInteger();
        S3ReleaseRecords call = counted(reads, new AtomicInteger());
        call.find("web", "run-1");
        records.update("web", "run-1", record -> record.with("others", true));

        call.update("web", "run-1", record -> record.with("second", true));

        assertEquals("{\"first\":true,\"others\":true,\"second\":true}", Json.text(records.find("web", "run-1")));
        assertEquals(2, reads.get());
    }

    @Test
    void what_a_write_without_an_answer_has_left_is_read_again() {
        records.update("web", "run-1", record -> record.with("first", true));
        AtomicInteger reads = new AtomicInteger();
        S3ReleaseRecords call = counted(reads, new AtomicInteger());
        call.find("web", "run-1");
        place.world.faults().at("s3:PutObject", 1, When.AFTER_EFFECT, new Fault.Failed());

        call.update("web", "run-1", record -> record.with("second", true));

        assertEquals("{\"first\":true,\"second\":true}", Json.text(records.find("web", "run-1")));
        assertEquals(2, reads.get());
    }

    @Test
    void a_change_that_changes_nothing_is_not_written() {
        records.update("web", "run-1", record -> record.with("a", "b"));
        String before = etag();

        records.update("web", "run-1", record -> record);

        assertEquals(before, etag());
        records.update("web", "run-2", record -> record);
        assertEquals(1, place.s3.listObjectsV2(list -> list.bucket("releases")).keyCount());
    }

    @Test
    void who_is_always_slower_tries_again_later() {
        AtomicInteger others = new AtomicInteger();

        assertThrows(
                Unavailable.class,
                () -> records.update("web", "run-1", record -> {
                    int count = others.incrementAndGet();
                    records.update("web", "run-1", other -> other.with("count", count));
                    return record.with("ours", true);
                }));
        assertEquals(10, others.get());
    }

    @Test
    void a_bucket_that_is_not_there_is_no_empty_record() {
        S3ReleaseRecords lost = new S3ReleaseRecords(place.s3, "nowhere");

        assertThrows(Refusal.class, () -> lost.find("web", "run-1"));
        assertThrows(Refusal.class, () -> lost.update("web", "run-1", record -> record.with("a", 1)));
    }

    @Test
    void a_record_that_somebody_broke_is_an_error_and_not_overwritten() {
        place.s3.putObject(
                put -> put.bucket("releases").key("releases/web/run-1.json"), RequestBody.fromString("not json"));

        assertThrows(RuntimeException.class, () -> records.update("web", "run-1", record -> record.with("a", 1)));
        assertEquals(
                "not json",
                place.s3
                        .getObjectAsBytes(get -> get.bucket("releases").key("releases/web/run-1.json"))
                        .asUtf8String());
    }

    @Test
    void a_broken_record_in_a_bucket_without_versions_has_no_command_that_could_not_work() {
        put("[]");

        String message = String.valueOf(
                assertThrows(Refusal.class, () -> records.find("web", "run-1")).getMessage());
        assertTrue(message.startsWith("s3://releases/releases/web/run-1.json: the document is not the JSON"), message);
        assertTrue(message.contains("The bucket keeps no versions of it"), message);
        assertFalse(message.contains("aws s3api"), message);
    }

    @Test
    void an_index_that_is_emptied_as_the_message_tells_begins_anew_and_goes_on_counting() {
        place.s3.putBucketVersioning(
                put -> put.bucket("releases").versioningConfiguration(versioning -> versioning.status("Enabled")));
        records.update("web", ReleaseRecords.INDEX, index -> index.with("a", "b"));
        place.s3.deleteObject(delete -> delete.bucket("releases").key("releases/web/index.json"));

        assertThrows(Refusal.class, () -> records.update("web", ReleaseRecords.INDEX, index -> index.with("a", 1)));
        place.s3.putObject(
                put -> put.bucket("releases").key("releases/web/index.json"), RequestBody.fromString("{}\n"));
        assertEquals(JsonObject.empty(), records.find("web", ReleaseRecords.INDEX));
        records.update("web", ReleaseRecords.INDEX, index -> index.with("a", "c"));
        assertEquals(Optional.of(2), records.written("web", ReleaseRecords.INDEX));
    }

    @Test
    void a_record_that_is_emptied_is_older_than_what_was_written() {
        records.update("web", "run-1", record -> record.with("a", "b"));
        put("{}\n");
        String message = String.valueOf(
                assertThrows(Refusal.class, () -> records.find("web", "run-1")).getMessage());
        assertTrue(
                message.contains("is older than expected: this job has written revision 1, and it has no revision now"),
                message);
    }

    @Test
    void a_record_that_was_never_there_is_read_twice() {
        assertEquals(JsonObject.empty(), records.find("web", "run-1"));
        assertEquals(JsonObject.empty(), records.find("web", "run-1"));
    }

    @Test
    void a_list_of_jobs_that_was_deleted_begins_anew_once_it_is_emptied() {
        place.s3.putBucketVersioning(
                put -> put.bucket("releases").versioningConfiguration(versioning -> versioning.status("Enabled")));
        HandledJobs.HandledJob job = new HandledJobs.HandledJob("1", "", "shift", "run-1");
        records.updateJobs("web", jobs -> jobs.begun(job).answered(job));
        place.s3.deleteObject(delete -> delete.bucket("releases").key("releases/web/jobs.json"));

        assertThrows(Refusal.class, () -> records.updateJobs("web", jobs -> jobs));
        place.s3.putObject(put -> put.bucket("releases").key("releases/web/jobs.json"), RequestBody.fromString("{}\n"));
        records.updateJobs("web", jobs -> {
            assertEquals(HandledJobs.Turn.FIRST, jobs.turn(job));
            return jobs.begun(job);
        });
    }

    @Test
    void what_was_refused_once_is_refused_as_long_as_nothing_was_mended() {
        HandledJobs.HandledJob job = new HandledJobs.HandledJob("1", "", "shift", "run-1");
        records.updateJobs("web", jobs -> jobs.begun(job));
        String earlier = place.s3
                .getObjectAsBytes(get -> get.bucket("releases").key("releases/web/jobs.json"))
                .asUtf8String();
        records.updateJobs("web", jobs -> jobs.answered(job));
        records.update("web", "run-1", record -> record.with("a", "b"));
        place.s3.putObject(
                put -> put.bucket("releases").key("releases/web/jobs.json"), RequestBody.fromString(earlier));
        S3ReleaseRecords call = counted(new AtomicInteger(), new AtomicInteger());
        call.jobs("web");

        assertThrows(Refusal.class, () -> call.find("web", "run-1"));
        assertThrows(Refusal.class, () -> call.find("web", "run-1"));
    }

    private void put(String text) {
        place.s3.putObject(put -> put.bucket("releases").key("releases/web/run-1.json"), RequestBody.fromString(text));
    }

    private String etag() {
        return place.s3
                .headObject(head -> head.bucket("releases").key("releases/web/run-1.json"))
                .eTag();
    }
}

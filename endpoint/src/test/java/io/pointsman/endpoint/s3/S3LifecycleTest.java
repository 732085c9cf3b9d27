package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;

/** What expires in a bucket, to the midnight (UTC) after its last day. The bucket's clock starts at 03:04:05. */
final class S3LifecycleTest {
    private static final Duration TO_MIDNIGHT =
            Duration.between(OneBucket.START, Instant.parse("2026-01-03T00:00:00Z"));

    private final OneBucket place = new OneBucket();

    @AfterEach
    void close() {
        place.close();
    }

    private void rule(Consumer<LifecycleRule.Builder> rule) {
        rule("box", rule);
    }

    private void rule(String bucket, Consumer<LifecycleRule.Builder> rule) {
        LifecycleRule.Builder one = LifecycleRule.builder().status(ExpirationStatus.ENABLED);
        rule.accept(one);
        rules(bucket, List.of(one.build()));
    }

    private void rules(String bucket, List<LifecycleRule> rules) {
        place.s3.putBucketLifecycleConfiguration(
                put -> put.bucket(bucket).lifecycleConfiguration(configuration -> configuration.rules(rules)));
    }

    private void pass(int days) {
        place.clock.advance(TO_MIDNIGHT.plusDays(days));
    }

    private List<String> keys() {
        return place.s3.listObjectsV2(list -> list.bucket("box")).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    private ListObjectVersionsResponse versions() {
        return place.s3.listObjectVersions(list -> list.bucket("box"));
    }

    private S3Exception unread(String key) {
        return assertThrows(S3Exception.class, () -> place.text(key));
    }

    @Test
    void an_object_is_there_until_the_midnight_after_its_last_day_and_then_a_marker_is() {
        rule(rule -> rule.filter(filter -> filter.prefix("pages/")).expiration(expiration -> expiration.days(7)));
        String version = place.put("pages/a", "a").versionId();
        place.put("other", "b");
        place.clock.advance(TO_MIDNIGHT.plusDays(7).minusSeconds(1));
        assertEquals("a", place.text("pages/a"));

        place.clock.advance(Duration.ofSeconds(1));

        assertEquals("NoSuchKey", unread("pages/a").awsErrorDetails().errorCode());
        assertEquals(List.of("other"), keys());
        assertEquals(1, versions().deleteMarkers().size());
        assertEquals(
                "a",
                place.s3
                        .getObjectAsBytes(
                                get -> get.bucket("box").key("pages/a").versionId(version))
                        .asUtf8String());
    }

    @Test
    void what_is_written_at_midnight_is_not_given_another_day() {
        place.clock.advance(TO_MIDNIGHT);
        rule(rule -> rule.filter(filter -> filter.prefix("")).expiration(expiration -> expiration.days(1)));
        place.put("a", "a");

        place.clock.advance(Duration.ofDays(1));

        assertEquals(List.of(), keys());
    }

    @Test
    void a_version_goes_so_many_days_after_another_took_its_place_and_the_newest_stay() {
        rule(rule -> rule.filter(filter -> filter.prefix(""))
                .noncurrentVersionExpiration(end -> end.noncurrentDays(3).newerNoncurrentVersions(1)));
        place.put("a", "1");
        place.put("a", "2");
        place.put("a", "3");

        pass(2);
        assertEquals(3, versions().versions().size());
        place.clock.advance(Duration.ofDays(1));

        assertEquals(2, versions().versions().size());
        pass(400);
        assertEquals("3", place.text("a"));
        assertEquals(2, versions().versions().size());
    }

    /** As the page of a review: it expires, and its version as many days later; nothing is left of it then. */
    @Test
    void both_rules_together_leave_nothing() {
        rule(rule -> rule.filter(filter -> filter.prefix(""))
                .expiration(expiration -> expiration.days(7))
                .noncurrentVersionExpiration(end -> end.noncurrentDays(7)));
        place.put("a", "a");

        pass(7);
        assertEquals(1, versions().versions().size());
        pass(7);
        assertEquals(0, versions().versions().size());
        pass(7);
        assertEquals(0, versions().deleteMarkers().size());
    }

    @Test
    void nobody_has_to_look_in_between() {
        rule(rule -> rule.filter(filter -> filter.prefix(""))
                .expiration(expiration -> expiration.days(7))
                .noncurrentVersionExpiration(end -> end.noncurrentDays(7)));
        place.put("a", "a");

        pass(14);

        assertEquals(0, versions().versions().size());
        assertEquals(0, versions().deleteMarkers().size());
    }

    @Test
    void where_no_versions_are_kept_nothing_is_left_at_once() {
        place.s3.createBucket(create -> create.bucket("plain"));
        rule(
                "plain",
                rule -> rule.filter(filter -> filter.prefix(""))
                        .expiration(expiration -> expiration.date(OneBucket.START.plus(TO_MIDNIGHT))));
        place.s3.putObject(put -> put.bucket("plain").key("a"), RequestBody.fromString("a"));

        place.clock.advance(TO_MIDNIGHT);

        assertEquals(
                0,
                place.s3
                        .listObjectVersions(list -> list.bucket("plain"))
                        .deleteMarkers()
                        .size());
        place.s3.deleteBucket(delete -> delete.bucket("plain"));
    }

    @Test
    void in_a_bucket_that_has_stopped_to_keep_versions_the_marker_takes_the_place_of_the_one_without_a_version() {
        place.s3.putBucketVersioning(put -> put.bucket("box")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.SUSPENDED)));
        rule(rule -> rule.filter(filter -> filter.prefix("")).expiration(expiration -> expiration.days(1)));
        place.put("a", "a");

        pass(1);

        assertEquals(0, versions().versions().size());
        assertEquals("null", versions().deleteMarkers().getFirst().versionId());
    }

    @Test
    void a_rule_takes_what_has_all_its_tags_and_a_size_between_its_bounds() {
        Tag one = Tag.builder().key("kind").value("page").build();
        rule(rule -> rule.filter(filter -> filter.and(all ->
                        all.prefix("p").tags(one).objectSizeGreaterThan(1L).objectSizeLessThan(4L)))
                .expiration(expiration -> expiration.days(1)));
        for (String key : List.of("p-1", "p-22", "p-333", "p-4444", "q-22")) {
            place.s3.putObject(
                    put -> put.bucket("box").key(key).tagging("kind=page&by=us"),
                    RequestBody.fromString(key.substring(2)));
        }
        place.put("p-untagged", "22");

        pass(1);

        assertEquals(List.of("p-1", "p-4444", "p-untagged", "q-22"), keys());
    }

    /** What is written after the day goes with the next midnight, and its marker is not older than itself. */
    @Test
    void an_object_that_is_written_after_the_date_of_a_rule_is_there_until_midnight() {
        Instant before = OneBucket.START.minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.DAYS);
        rule(rule -> rule.filter(filter -> filter.prefix("")).expiration(expiration -> expiration.date(before)));
        place.put("a", "a");
        assertEquals("a", place.text("a"));

        place.clock.advance(TO_MIDNIGHT);

        assertEquals(List.of(), keys());
        assertEquals(
                OneBucket.START.plus(TO_MIDNIGHT),
                versions().deleteMarkers().getFirst().lastModified());
    }

    @Test
    void a_marker_over_nothing_goes_where_a_rule_says_so_and_no_object_does() {
        rule(rule -> rule.filter(filter -> filter.prefix(""))
                .expiration(expiration -> expiration.expiredObjectDeleteMarker(true)));
        place.put("kept", "1");
        String version = place.put("a", "a").versionId();
        place.s3.deleteObject(delete -> delete.bucket("box").key("a"));
        pass(1);
        assertEquals(1, versions().deleteMarkers().size());
        place.s3.deleteObject(delete -> delete.bucket("box").key("a").versionId(version));

        pass(1);

        assertEquals(0, versions().deleteMarkers().size());
        assertEquals(List.of("kept"), keys());
    }

    @Test
    void a_rule_that_is_disabled_takes_nothing() {
        rule(rule -> rule.status(ExpirationStatus.DISABLED)
                .filter(filter -> filter.prefix(""))
                .expiration(expiration -> expiration.days(1)));
        place.put("a", "a");
        pass(2);
        assertEquals(List.of("a"), keys());
    }

    @Test
    void an_upload_that_nobody_finished_is_aborted() {
        rule(rule -> rule.filter(filter -> filter.prefix("a"))
                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(7)));
        place.s3.createMultipartUpload(create -> create.bucket("box").key("a"));
        place.s3.createMultipartUpload(create -> create.bucket("box").key("b"));
        pass(7);
        assertEquals(
                List.of("b"),
                place.s3.listMultipartUploads(list -> list.bucket("box")).uploads().stream()
                        .map(upload -> upload.key())
                        .toList());
    }

    @Test
    void the_configuration_is_given_back_and_deleted() {
        S3Exception none = assertThrows(
                S3Exception.class, () -> place.s3.getBucketLifecycleConfiguration(get -> get.bucket("box")));
        assertEquals("NoSuchLifecycleConfiguration", none.awsErrorDetails().errorCode());
        Tag one = Tag.builder().key("a").value("1").build();
        Tag two = Tag.builder().key("b").value("2").build();
        rule(rule -> rule.id("all")
                .filter(filter -> filter.and(all -> all.prefix("p").tags(one, two)))
                .transitions(List.of(
                        Transition.builder().days(30).storageClass("GLACIER").build()))
                .expiration(expiration -> expiration.days(60)));

        LifecycleRule kept = place.s3
                .getBucketLifecycleConfiguration(get -> get.bucket("box"))
                .rules()
                .getFirst();

        assertEquals("all", kept.id());
        assertEquals(List.of(one, two), kept.filter().and().tags());
        assertEquals(30, kept.transitions().getFirst().days());
        assertEquals(60, kept.expiration().days());
        place.s3.deleteBucketLifecycle(delete -> delete.bucket("box"));
        place.put("p", "p");
        pass(100);
        assertEquals(List.of("p"), keys());
    }

    @Test
    void a_configuration_without_a_rule_is_none() {
        S3Exception refused = assertThrows(S3Exception.class, () -> rules("box", List.of()));
        assertEquals("MalformedXML", refused.awsErrorDetails().errorCode());
    }
}

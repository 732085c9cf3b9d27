package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PublishedFromTest {
    private static final String MORNING = "2026-01-01T08:00:00.000+0000";
    private static final String NOON = "2026-01-01T12:00:00.000+0000";

    private static boolean unchanged(PublishedFrom before, PublishedFrom now) {
        return before.isUnchangedIn(now);
    }

    @Test
    void an_equal_digest_is_proof_although_the_function_was_touched() {
        assertTrue(unchanged(PublishedFrom.of("digest", MORNING), PublishedFrom.of("digest", NOON)));
    }

    @Test
    void another_digest_is_a_change_whatever_the_time_says() {
        assertFalse(unchanged(PublishedFrom.of("digest", MORNING), PublishedFrom.of("other", MORNING)));
    }

    @Test
    void without_digests_only_a_function_that_was_not_touched_is_the_same() {
        assertTrue(unchanged(PublishedFrom.of("", MORNING), PublishedFrom.of("", MORNING)));
        assertFalse(unchanged(PublishedFrom.of("", MORNING), PublishedFrom.of("", NOON)));
    }

    @Test
    void a_digest_on_one_side_alone_proves_nothing() {
        assertFalse(unchanged(PublishedFrom.of("digest", MORNING), PublishedFrom.of("", MORNING)));
        assertFalse(unchanged(PublishedFrom.of("", MORNING), PublishedFrom.of("digest", MORNING)));
    }

    @Test
    void a_record_from_before_proves_nothing() {
        assertFalse(unchanged(PublishedFrom.UNKNOWN, PublishedFrom.of("digest", MORNING)));
        assertFalse(unchanged(PublishedFrom.UNKNOWN, PublishedFrom.of("", MORNING)));
        assertFalse(unchanged(PublishedFrom.UNKNOWN, PublishedFrom.UNKNOWN));
    }
}

package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What production was on when, told by alias and by attempt. */
final class ReleaseIndexTest {
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final ReleaseIndex NOTHING = new ReleaseIndex(JsonObject.empty());

    private static ReleaseIndex.Event event(String run, String alias, int attempt, String release) {
        return new ReleaseIndex.Event(AT, run, alias, attempt, release);
    }

    private static ReleaseIndex arrived(ReleaseIndex index, String release, String alias, String version) {
        PublishedVersion published = new PublishedVersion("shop-F", version, "sha", /* isNew= */ true, "changed");
        PublishedVersions versions = new PublishedVersions(true, Map.of("F", published), Map.of("F", "shop-F"));
        return index.arrived(
                new ReleaseIndex.Entry(release, "run-" + release, alias, AT, versions, /* retired= */ false),
                event("run-" + release, alias, 1, release));
    }

    private static Optional<String> current(ReleaseIndex index, String alias) {
        return index.current(alias).map(ReleaseIndex.Entry::releaseId);
    }

    @Test
    void the_release_of_an_alias_is_not_that_of_the_alias_that_moved_last() {
        ReleaseIndex index = arrived(arrived(NOTHING, "one", "live", "1"), "two", "beta", "2");

        assertEquals(Optional.of("one"), current(index, "live"));
        assertEquals(Optional.of("two"), current(index, "beta"));
        assertEquals(Optional.empty(), current(index, "other"));
    }

    @Test
    void the_version_of_a_function_is_not_that_of_another_one() {
        ReleaseIndex index = arrived(arrived(NOTHING, "one", "live", "1"), "two", "live", "2");

        assertEquals(Optional.of("2"), index.released("shop-F").map(PublishedVersion::version));
        assertEquals(Optional.empty(), index.released("shop-G"));
    }

    @Test
    void an_event_is_told_by_run_alias_and_attempt_together() {
        ReleaseIndex index = NOTHING.cameBack(event("run", "live", 1, "one"));

        assertEquals(1, index.cameBack(event("run", "live", 1, "one")).history().size());
        assertEquals(2, index.cameBack(event("run", "live", 2, "one")).history().size());
        assertEquals(2, index.cameBack(event("run", "beta", 1, "one")).history().size());
        assertEquals(
                2, index.cameBack(event("later", "live", 1, "one")).history().size());
    }
}

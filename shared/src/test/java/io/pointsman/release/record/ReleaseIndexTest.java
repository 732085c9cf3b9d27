package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
        ReleaseIndex later = index.cameBack(event("later", "live", 1, "two"));
        assertEquals(3, later.cameBack(event("run", "live", 2, "one")).history().size());
        assertEquals(2, later.cameBack(event("run", "live", 1, "one")).history().size());
        assertEquals(2, index.cameBack(event("run", "beta", 1, "one")).history().size());
        assertEquals(
                2, index.cameBack(event("later", "live", 1, "one")).history().size());
    }

    @Test
    void a_second_attempt_that_finds_what_the_first_one_brought_is_no_second_arrival() {
        ReleaseIndex index = NOTHING.cameBack(event("run", "live", 1, "one"));

        assertEquals(1, index.cameBack(event("run", "live", 2, "one")).history().size());
        assertEquals(2, index.cameBack(event("run", "live", 2, "two")).history().size());
    }

    @Test
    void the_releases_of_an_alias_are_those_that_moved_it_oldest_first() {
        ReleaseIndex index =
                arrived(arrived(arrived(NOTHING, "one", "live", "1"), "two", "beta", "2"), "three", "live", "3");

        assertEquals(List.of("one", "three"), ids(index.releases("live").stream()));
        assertEquals(List.of("two"), ids(index.releases("beta").stream()));
        assertEquals(List.of("one", "two", "three"), ids(index.releases()));
    }

    @Test
    void a_release_is_found_by_its_id_on_the_alias_that_it_moved() {
        ReleaseIndex index = arrived(arrived(NOTHING, "one", "live", "1"), "two", "live", "2");

        assertEquals(Optional.of("two"), index.find("two", "live").map(ReleaseIndex.Entry::releaseId));
        assertEquals(Optional.empty(), index.find("two", "beta"));
        assertEquals(Optional.empty(), index.find("three", "live"));
    }

    @Test
    void before_a_release_came_the_one_that_moved_the_same_alias_last() {
        ReleaseIndex index =
                arrived(arrived(arrived(NOTHING, "one", "live", "1"), "two", "beta", "2"), "three", "live", "3");
        ReleaseIndex more = arrived(index, "four", "live", "4");

        assertEquals(Optional.of("one"), before(more, "three", "live"));
        assertEquals(Optional.of("three"), before(more, "four", "live"));
        assertEquals(Optional.empty(), before(more, "one", "live"));
        assertEquals(Optional.empty(), before(more, "two", "beta"));
        ReleaseIndex.Entry unknown = more.find("four", "live").orElseThrow();
        assertEquals(Optional.empty(), index.before(unknown));
    }

    private static Optional<String> before(ReleaseIndex index, String release, String alias) {
        return index.find(release, alias).flatMap(index::before).map(ReleaseIndex.Entry::releaseId);
    }

    @Test
    void a_release_that_arrives_again_on_its_alias_is_listed_once_and_as_the_latest() {
        ReleaseIndex index = arrived(arrived(NOTHING, "one", "live", "1"), "two", "live", "2");
        ReleaseIndex.Entry first = index.find("one", "live").orElseThrow();

        ReleaseIndex again = index.arrived(first, event("run-one", "live", 2, "one"));

        assertEquals(List.of("two", "one"), ids(again.releases()));
        assertEquals(Optional.of("one"), current(again, "live"));
        assertEquals(
                List.of("two", "one", "one"),
                ids(arrived(again, "one", "beta", "1").releases()));
    }

    @Test
    void an_arrival_that_is_repeated_changes_nothing() {
        ReleaseIndex index = arrived(NOTHING, "one", "live", "1");

        assertEquals(index, arrived(index, "one", "live", "1"));
    }

    @Test
    void only_the_releases_whose_versions_go_are_retired() {
        ReleaseIndex index = arrived(arrived(NOTHING, "one", "live", "1"), "one", "beta", "1");
        ReleaseIndex three = arrived(index, "two", "live", "2");

        ReleaseIndex retired = three.retired(List.of(three.find("one", "live").orElseThrow()));

        assertEquals(
                List.of("one live"),
                retired.releases()
                        .filter(ReleaseIndex.Entry::retired)
                        .map(one -> one.releaseId() + " " + one.alias())
                        .toList());
        assertEquals(3, retired.releases().count());
    }

    private static List<String> ids(Stream<ReleaseIndex.Entry> entries) {
        return entries.map(ReleaseIndex.Entry::releaseId).toList();
    }

    @Test
    void of_a_function_the_last_operation_says_what_it_is_and_of_others_nothing_is_known() {
        DeployedFunction cart = DeployedFunction.of("sha", Map.of("MemorySize", "128"), "", "");
        DeployedFunctions deployed = new DeployedFunctions("arn-1", Map.of()).with("web-cart", cart);
        StackBaseline baseline = NOTHING.with(StackBaseline.of(deployed)).baseline();

        assertEquals(Optional.of(cart), deployed.find("web-cart"));
        assertEquals(Optional.empty(), deployed.find("web-pay"));
        assertEquals(Optional.of(cart), baseline.find("web-cart"));
        assertEquals(Optional.empty(), baseline.find("web-pay"));
    }
}

package io.pointsman.actions.publish;

import static io.pointsman.actions.publish.FakeVersions.function;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.DeployedFunctions;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a function has become since its stack was updated is not what was reviewed. */
final class ChangedByHandTest {
    private static final JsonObject STACK = JsonObject.of("StackName", "web");
    private static final JsonObject MEANT = STACK.with("OnDrift", "Release");
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeVersions versions = new FakeVersions();
    private final MemoryRecords records = new MemoryRecords();
    private final Map<String, String> stack = new LinkedHashMap<>(Map.of("Cart", "web-cart"));
    private final ReleaseJobs artifacts = new ReleaseJobs();
    private final PublishAction action =
            new PublishAction(artifacts, name -> Map.copyOf(stack), versions, records, InstantSource.fixed(AT));

    /** Version 1 is in production with code-a; the stack was updated to that, too, and somebody has written code-b since. */
    ChangedByHandTest() {
        deployed("web-cart", "code-a");
        versions.deploy(function("web-cart", "code-a"));
        versions.publish(versions.latest("web-cart"), "released");
        versions.calls.clear();
        PublishedVersion released = new PublishedVersion("web-cart", "1", "code-a", /* isNew= */ true, "changed");
        PublishedVersions all = new PublishedVersions(true, Map.of("Cart", released), Map.of("Cart", "web-cart"));
        records.updateIndex(
                "web",
                index -> index.arrived(
                        new ReleaseIndex.Entry("release-0", "run-0", "live", AT, all, /* retired= */ false),
                        new ReleaseIndex.Event(AT, "run-0", "live", 1, "release-0")));
        versions.deploy(function("web-cart", "code-b"));
    }

    private void deployed(String function, String code) {
        records.change(
                "web",
                "run-1",
                record -> record.with(record.deployed()
                        .orElseGet(() -> new DeployedFunctions("arn:change-set", Map.of()))
                        .with(function, function(function, code).deployed())));
    }

    private Step<PublishStage> step(JsonObject parameters) {
        return action.advance(action.request(ReleaseJobs.first("job-1", parameters)), new PublishStage.Publishing());
    }

    private String refused() {
        return String.valueOf(assertThrows(Refusal.class, () -> step(STACK)).getMessage());
    }

    @Test
    void code_that_somebody_wrote_by_hand_is_published() {
        String message = refused();

        assertTrue(
                message.startsWith(
                        "function web-cart is not what its stack made of it: Code differs. Somebody changed it"
                                + " by hand, at 2026-01-01T00:00:00Z or before. "),
                message);
        assertTrue(
                message.contains("No version was published of it. Once that is put right, retry the stage"), message);
        assertEquals(List.of(), versions.calls);
    }

    /** Version 1 has what is missing: it is where the commands take it from. */
    @Test
    void the_refusal_names_no_way_back_although_a_version_has_the_code() {
        String message = refused();

        assertTrue(message.contains("Put it back: curl -sfo code.zip"), message);
        assertTrue(message.contains("--function-name web-cart --qualifier 1 "), message);
    }

    @Test
    void a_version_that_has_other_code_is_named_as_the_way_back() {
        deployed("web-cart", "code-c");

        String message = refused();

        assertTrue(message.contains("Give it the values of the template again"), message);
    }

    @Test
    void what_somebody_means_to_release_is_refused_again_by_this_run_and_by_the_next() {
        assertInstanceOf(Step.Next.class, step(MEANT));
        assertEquals(new Step.Next<>(new PublishStage.Activating()), step(STACK));

        assertEquals(List.of("publish web-cart"), versions.calls);
        assertEquals(
                "code-b",
                records.index("web").baseline().find("web-cart").orElseThrow().codeSha256());
        assertEquals(
                Optional.of("code-b"),
                records.read("web", "run-1")
                        .deployed()
                        .flatMap(all -> all.find("web-cart"))
                        .map(one -> one.codeSha256()));
    }

    @Test
    void the_record_is_written_before_the_refusal_although_nothing_was_published() {
        assertThrows(Refusal.class, () -> step(STACK));

        assertEquals(Optional.empty(), records.read("web", "run-1").published());
    }

    @Test
    void what_was_found_of_others_is_lost_with_the_refusal() {
        stack.put("Search", "web-search");
        versions.deploy(function("web-search", "code-s"));

        assertThrows(Refusal.class, () -> step(STACK));

        PublishedVersions found = records.read("web", "run-1").published().orElseThrow();
        assertEquals(
                "1", Objects.requireNonNull(found.functions().get("Search")).version());
    }

    private void promised(String codeSha256, boolean moves) {
        artifacts.code = List.of(new CodePlace(
                "Cart",
                "CodeUri",
                "releases",
                "code/cart.zip",
                Optional.of("v1"),
                "d",
                "changed",
                "sam.template",
                "src",
                moves,
                Optional.of(codeSha256),
                false));
    }

    /** The record says what Lambda has: whoever exchanged the package wrote it so. */
    @Test
    void code_that_the_manifest_does_not_promise_is_published_because_the_record_has_it() {
        deployed("web-cart", "code-b");
        promised("code-c", /* moves= */ true);

        String message = refused();

        assertTrue(message.startsWith("function web-cart has other code than what was built"), message);
        assertTrue(message.contains("s3://releases/code/cart.zip?versionId=v1, which had the SHA-256 code-c"), message);
        assertTrue(message.contains("the CodeSha256 that Lambda has is code-b"), message);
        assertEquals(List.of(), versions.calls);
    }

    @Test
    void it_is_published_where_there_is_no_record() {
        records.change("web", "run-1", record -> record.with(new DeployedFunctions("arn:change-set", Map.of())));
        promised("code-c", /* moves= */ true);
        assertTrue(refused().contains("has other code than what was built"));

        promised("code-b", /* moves= */ true);
        assertInstanceOf(Step.Next.class, step(STACK));
    }

    @Test
    void code_that_is_meant_or_encrypted_with_a_key_of_its_own_is_held_to_the_manifest() {
        deployed("web-cart", "code-b");
        promised("code-c", /* moves= */ true);
        assertInstanceOf(Step.Next.class, step(MEANT));

        versions.deploy(FakeVersions.withSourceKey(function("web-cart", "code-b")));
        assertInstanceOf(Step.Done.class, step(STACK));
    }

    /** A release before was told that what somebody wrote is meant, and this one brings the package of that one. */
    @Test
    void what_customers_have_already_is_refused_where_no_other_package_comes_or_passes_where_one_does() {
        deployed("web-cart", "code-b");
        promised("code-c", /* moves= */ false);
        assertTrue(refused().contains("has other code than what was built"));

        versions.aliases.put("web-cart:live", "1");
        assertTrue(refused().contains("has other code than what was built"), "customers have version 1, with code-a");
        versions.publish(versions.latest("web-cart"), "meant");
        versions.aliases.put("web-cart:live", "2");
        assertInstanceOf(Step.Done.class, step(STACK));

        promised("code-c", /* moves= */ true);
        assertTrue(refused().contains("has other code than what was built"));
    }
}

package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pointsman.json.JsonObject;
import io.pointsman.release.CodePlace;
import io.pointsman.release.MadeFor;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of the rewrite's work stays on record, and what it says of the code that a function is given. */
final class PackagedReleaseTest {
    private static final String DIGEST = "a".repeat(64);

    private static CodePlace place(String id, String key, Optional<String> version, Optional<String> codeSha256) {
        return new CodePlace(
                id,
                "CodeUri",
                "releases",
                key,
                version,
                DIGEST,
                "changed",
                "template.yaml",
                "",
                true,
                codeSha256,
                false);
    }

    private static PackagedRelease packaged() {
        List<CodePlace> code = List.of(
                place("Page", "code/page.zip", Optional.empty(), Optional.empty()),
                place("Cart", "code/cart.zip", Optional.of("v1"), Optional.of("cart")),
                place("Pay", "code/pay.zip", Optional.empty(), Optional.of("pay")));
        return PackagedRelease.of(new ReleaseManifest(
                "release-1", "run-1", "template.yaml", DIGEST, "sources", "app.zip", code, Map.of()));
    }

    @Test
    void a_release_keeps_where_its_code_lies_when_its_artifact_is_gone() {
        PackagedRelease packaged = packaged();
        ReleaseRecord record = new ReleaseRecord(JsonObject.empty()).with(packaged);
        PackagedRelease read = ReleaseRecord.parse(record.text()).release().orElseThrow();

        assertEquals("release-1", read.releaseId());
        assertEquals(DIGEST, read.templateDigest());
        assertEquals("app.zip", read.source().needText("key"));
        assertEquals(
                List.of("Page", "Cart", "Pay"),
                read.code().stream().map(one -> one.needText("logicalId")).toList());
    }

    @Test
    void a_record_keeps_the_commit_and_the_pipeline_and_one_of_an_older_version_has_none() {
        SourceCommit commit = new SourceCommit(
                Optional.of("9c41e77"),
                Optional.of("main"),
                Optional.of("K. Lee"),
                Optional.of(Instant.parse("2026-11-28T14:02:00Z")),
                Optional.of("Total includes tax"),
                Optional.of("https://github.com/shop/web/commit/9c41e77"));
        PipelineRun pipeline = PipelineRun.of(Optional.of("web"), "11111111-2222-3333-4444-555555555555");
        ReleaseManifest manifest = new ReleaseManifest(
                "release-1",
                "run-1",
                "template.yaml",
                DIGEST,
                "sources",
                "app.zip",
                List.of(),
                Map.of(),
                Map.of(),
                MadeFor.ANYWHERE,
                commit,
                pipeline);
        ReleaseRecord record = new ReleaseRecord(JsonObject.empty()).with(PackagedRelease.of(manifest));
        PackagedRelease read = ReleaseRecord.parse(record.text()).release().orElseThrow();

        assertEquals(commit, read.commit());
        assertEquals(pipeline, read.pipeline());
        PackagedRelease older =
                new ReleaseRecord(JsonObject.empty()).with(packaged()).release().orElseThrow();
        assertEquals(SourceCommit.UNKNOWN, older.commit());
        assertFalse(
                new ReleaseRecord(JsonObject.empty()).with(packaged()).text().contains("commit"));
    }

    @Test
    void the_code_of_a_place_is_known_by_bucket_key_and_version_together() {
        PackagedRelease packaged = packaged();

        assertEquals(
                Optional.of(new BuiltCode("releases", "code/cart.zip", Optional.of("v1"), "cart")),
                packaged.built("releases", "code/cart.zip", Optional.of("v1")));
        assertEquals(
                Optional.of(new BuiltCode("releases", "code/pay.zip", Optional.empty(), "pay")),
                packaged.built("releases", "code/pay.zip", Optional.empty()));
        assertEquals(Optional.empty(), packaged.built("elsewhere", "code/cart.zip", Optional.of("v1")));
        assertEquals(Optional.empty(), packaged.built("releases", "code/other.zip", Optional.of("v1")));
        assertEquals(Optional.empty(), packaged.built("releases", "code/cart.zip", Optional.of("v2")));
        assertEquals(Optional.empty(), packaged.built("releases", "code/cart.zip", Optional.empty()));
    }

    @Test
    void of_code_that_the_rewrite_could_not_hash_nothing_is_claimed() {
        assertEquals(Optional.empty(), packaged().built("releases", "code/page.zip", Optional.empty()));
    }
}

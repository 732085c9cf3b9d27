package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.source.SourceCommit;
import io.pointsman.template.Location;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code rewrite} learns of the commit, wherever it is said. */
final class ReleaseOriginTest {
    private static final String ID = "9c41e77" + "a".repeat(33);
    private static final String WHOLE = "Resources:\n  A: {Type: AWS::Serverless::Function, Properties: {CodeUri: .}}";

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final RewriteAction action = new RewriteAction(source, store, new FakeHistory());
    private String summary = "";

    private ReleaseManifest release(Job job) {
        RewriteRequest request = action.request(job);
        Step<RewriteStage> step = action.advance(request, action.start(request));
        summary = String.valueOf(assertInstanceOf(Step.Done.class, step, step.toString())
                .outputs()
                .get("Summary"));
        ZipArchive zip = ZipArchive.open(RangedBytes.of(Objects.requireNonNull(source.written.get("Release"))));
        return ReleaseManifest.parse(new String(zip.read(ReleaseManifest.PATH).orElseThrow(), StandardCharsets.UTF_8));
    }

    private static String file(String id, String message) {
        return "{\"commit\": \"" + id + "\", \"author\": \"K. Lee\", \"message\": \"" + message + "\"}";
    }

    @Test
    void the_file_of_the_artifact_says_it_and_the_summary_of_the_action_repeats_it() {
        source.with("app/one", "template.yaml", WHOLE, "pointsman/source.json", file(ID, "Total includes tax"));

        assertEquals(
                "9c41e77 Total includes tax (K. Lee)",
                release(SourceJobs.job("app/one")).commit().sentence());
        assertTrue(summary.contains("\n9c41e77 Total includes tax (K. Lee)"), summary);
    }

    @Test
    void the_pipeline_says_it_by_keys_and_names_itself() {
        source.with("app/one", "template.yaml", WHOLE);
        ReleaseManifest manifest = release(SourceJobs.job(
                "app/one",
                "Run",
                "11111111-2222-3333-4444-555555555555",
                "Pipeline",
                "web",
                "Commit",
                ID,
                "Branch",
                "main",
                "CommitUrl",
                "https://github.com/shop/web/commit/" + ID));

        assertEquals(Optional.of(ID), manifest.commit().id());
        assertEquals(Optional.of("main"), manifest.commit().branch());
        assertEquals(
                Optional.of("https://github.com/shop/web/commit/" + ID),
                manifest.commit().url());
        assertEquals(Optional.of("web"), manifest.pipeline().name());
        assertEquals(
                Optional.of("11111111-2222-3333-4444-555555555555"),
                manifest.pipeline().execution());
    }

    @Test
    void what_stands_with_the_object_in_s3_is_taken_where_nothing_else_says_it() {
        source.with("app/one", "template.yaml", WHOLE);
        source.metadata = Map.of("codepipeline-artifact-revision-summary", "9c41e77 Total includes tax");

        assertEquals(
                "9c41e77 Total includes tax",
                release(SourceJobs.job("app/one")).commit().sentence());
    }

    @Test
    void the_revision_of_a_repository_is_a_commit_and_the_version_of_an_object_is_none() {
        source.with("app/one", "template.yaml", WHOLE);

        assertEquals(Optional.of(ID), release(revised(ID)).commit().id());
        assertEquals(
                SourceCommit.UNKNOWN,
                release(revised("3sL4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY")).commit());
    }

    private static Job revised(String revision) {
        return new Job(
                "job",
                false,
                JsonObject.empty(),
                List.of(new JobArtifact("MyApp", "artifacts", "app/one", Optional.of(revision))),
                List.of(new JobArtifact("Release", "artifacts", "out", Optional.empty())),
                Optional.empty(),
                Instant.parse("2026-01-01T00:15:00Z"));
    }

    @Test
    void a_file_that_cannot_be_read_stops_no_release_and_is_named() {
        source.with("app/one", "template.yaml", WHOLE, "pointsman/source.json", file(ID, "say \"hello\""));

        assertEquals(SourceCommit.UNKNOWN, release(SourceJobs.job("app/one")).commit());
        assertTrue(summary.contains("\npointsman/source.json was not taken: "), summary);
    }

    @Test
    void a_commit_that_changes_nothing_but_its_own_name_moves_nothing() {
        source.with("app/one", "template.yaml", WHOLE, "a.py", "1", "pointsman/source.json", file(ID, "one"))
                .with("app/two", "template.yaml", WHOLE, "a.py", "1", "pointsman/source.json", file(ID, "two"));
        store.objects.put(Location.of("artifacts", "app/one"), source.source("app/one"));
        var one = release(SourceJobs.job("app/one")).code().getFirst();
        var two = release(SourceJobs.job("app/two")).code().getFirst();

        assertEquals(one.digest(), two.digest());
        assertEquals(one.key(), two.key());
        assertFalse(two.moves());
    }
}

package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ContentDigest;
import io.pointsman.artifact.FileKind;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Job;
import io.pointsman.engine.Step;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.template.Location;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is released is what Lambda can run, and who released before keeps what runs. */
class PermissionsTest {
    private static final String WHOLE = template("CodeUri: ., Handler: app.handler, Runtime: python3.13");
    private static final String CUSTOM = template("CodeUri: dist, Handler: x, Runtime: provided.al2023");

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final FakeHistory history = new FakeHistory();
    private final RewriteAction action = new RewriteAction(source, store, history);

    private static String template(String properties) {
        return "Resources: {F: {Type: AWS::Serverless::Function, Properties: {" + properties + "}}}";
    }

    private Step<RewriteStage> run(String key, Tampered zip, Object... userParameters) {
        source.with(key, zip.zip());
        store.objects.put(Location.of("artifacts", key), zip.zip());
        Job job = SourceJobs.job(key, userParameters);
        return action.advance(action.request(job), new RewriteStage.Rewriting());
    }

    private String released(String key, Tampered zip, Object... userParameters) {
        Step<RewriteStage> step = run(key, zip, userParameters);
        assertInstanceOf(Step.Done.class, step, step.toString());
        ZipArchive release = ZipArchive.open(RangedBytes.of(Objects.requireNonNull(source.written.get("Release"))));
        var code = ReleaseManifest.parse(
                        new String(release.read(ReleaseManifest.PATH).orElseThrow(), StandardCharsets.UTF_8))
                .code()
                .getFirst();
        moved = code.moves();
        return code.bucket() + "/" + code.key();
    }

    private boolean moved;

    private ZipArchive stored(String location) {
        return ZipArchive.open(
                RangedBytes.of(Objects.requireNonNull(store.stored.get(location.replace("releases/code/", "")))));
    }

    private static Tampered whole() {
        return Tampered.of("template.yaml", WHOLE, "app.py", "x").unix("template.yaml", "app.py");
    }

    /** As it was released when nobody looked at modes. */
    private void releasedBefore(String key, Tampered zip) {
        ZipArchive archive = ZipArchive.open(RangedBytes.of(zip.zip()));
        store.objects.put(Location.of("artifacts", key), zip.zip());
        store.remember(
                "artifacts",
                ContentDigest.of(archive),
                new Origin(Location.of("artifacts", key), Optional.of(FakeCodeStore.sha256(zip.zip()))),
                Optional.empty());
        store.forgetModes();
    }

    @Test
    void a_whole_artifact_that_lambda_could_not_read_stops_and_by_content_it_is_stored_readable() {
        Tampered closed = whole().mode("app.py", 0600);
        Step.Stop<?> stop = assertInstanceOf(Step.Stop.class, run("app/1", closed));
        assertTrue(stop.message().contains("Lambda may not use app.py, whose mode is 0600"), stop.message());
        String location = released("app/1", closed, "Packaging", "content");
        assertEquals(java.util.List.of(), stored(location).notForAll());
    }

    @Test
    void a_repaired_package_is_another_one_than_what_was_released_unreadable_before() {
        releasedBefore("app/1", whole().mode("app.py", 0600));
        assertEquals("artifacts/app/2", released("app/2", whole()));
        assertTrue(moved);
        assertEquals("artifacts/app/2", released("app/3", whole()));
        assertFalse(moved);
    }

    @Test
    void what_was_released_readable_before_stays_where_it_is() {
        releasedBefore("app/1", whole());
        assertEquals("artifacts/app/1", released("app/2", whole()));
        assertEquals("artifacts/app/1", released("app/3", whole()));
        assertFalse(moved);
    }

    @Test
    void an_unreadable_package_under_its_own_name_is_not_taken_either() {
        Tampered closed = Tampered.of("app.py", "x").mode("app.py", 0600);
        String digest = ContentDigest.of(ZipArchive.open(RangedBytes.of(closed.zip())));
        Location old = store.place(digest + ".zip");
        store.objects.put(old, closed.zip());
        Tampered artifact =
                Tampered.of("template.yaml", WHOLE.replace("CodeUri: .", "CodeUri: src"), "src/app.py", "x");
        String location = released("app/1", artifact);
        assertEquals("releases/code/" + digest + "-644.zip", location);
        assertEquals(java.util.List.of(), stored(location).notForAll());
        assertEquals(location, released("app/2", artifact));
    }

    @Test
    void a_package_in_the_artifact_is_packed_anew_where_lambda_could_not_use_it() {
        byte[] closed =
                Tampered.of("app.py", "x", "b.py", "y").mode("app.py", 0600).zip();
        String template = WHOLE.replace("CodeUri: .", "CodeUri: app.zip");
        String location = released("app/1", Tampered.of("template.yaml", template, "app.zip", closed));
        assertEquals(java.util.List.of(), stored(location).notForAll());
        assertEquals("x", new String(stored(location).read("app.py").orElseThrow(), StandardCharsets.UTF_8));
    }

    @Test
    void what_is_fine_is_stored_as_it_is() {
        byte[] fine = Tampered.of("app.py", "x").mode("app.py", 0644).zip();
        String template = WHOLE.replace("CodeUri: .", "CodeUri: app.zip");
        String location = released("app/1", Tampered.of("template.yaml", template, "app.zip", fine));
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                fine, store.stored.get(location.replace("releases/code/", "")));
    }

    @Test
    void what_has_to_be_started_may_be_started_where_windows_packed_it() {
        Tampered windows = Tampered.of(
                "template.yaml",
                CUSTOM,
                "dist/bootstrap",
                "x",
                "dist/bin/tool",
                "\u007fELF...",
                "dist/run.sh",
                "#!/bin/sh",
                "dist/lib.so.1",
                "\u007fELF...",
                "dist/data.txt",
                "x",
                "dist/extensions/e",
                "x");
        ZipArchive cut = stored(released("app/1", windows));
        for (String path : java.util.List.of("bootstrap", "bin/tool", "run.sh", "extensions/e")) {
            assertEquals(FileKind.EXECUTABLE, cut.file(path).orElseThrow().kind(), path);
        }
        for (String path : java.util.List.of("lib.so.1", "data.txt")) {
            assertEquals(FileKind.PLAIN, cut.file(path).orElseThrow().kind(), path);
        }
    }

    @Test
    void a_mode_that_unix_wrote_is_believed() {
        Tampered unix = Tampered.of(
                        "template.yaml", WHOLE.replace("CodeUri: .", "CodeUri: d"), "d/app.py", "#!/usr/bin/python")
                .mode("d/app.py", 0600);
        ZipArchive cut = stored(released("app/1", unix));
        assertEquals(FileKind.PLAIN, cut.file("app.py").orElseThrow().kind());
        assertEquals(java.util.List.of(), cut.notForAll());
    }

    /** The digest is another one now, because a script is marked; what was released under the one before stays. */
    @Test
    void content_with_a_digest_of_before_does_not_move() {
        String template = WHOLE.replace("CodeUri: .", "CodeUri: d");
        Tampered windows = Tampered.of("template.yaml", template, "d/app.py", "x", "d/tool.sh", "#!/bin/sh");
        byte[] old = Tampered.of("app.py", "x", "tool.sh", "#!/bin/sh")
                .unix("app.py", "tool.sh")
                .zip();
        String digest = ContentDigest.of(ZipArchive.open(RangedBytes.of(old)));
        Location at = store.place(digest + ".zip");
        store.objects.put(at, old);
        store.remember("artifacts", digest, new Origin(at, Optional.of(FakeCodeStore.sha256(old))), Optional.empty());
        store.forgetModes();
        assertEquals("releases/code/" + digest + ".zip", released("app/1", windows));
        assertEquals("releases/code/" + digest + ".zip", released("app/2", windows));
        assertFalse(moved);
    }

    @Test
    void a_bootstrap_that_could_not_be_started_before_is_another_package_now() {
        Tampered windows = Tampered.of("template.yaml", CUSTOM, "dist/bootstrap", "x");
        byte[] old = Tampered.of("bootstrap", "x").unix("bootstrap").zip();
        String digest = ContentDigest.of(ZipArchive.open(RangedBytes.of(old)));
        Location at = store.place(digest + ".zip");
        store.objects.put(at, old);
        store.remember("artifacts", digest, new Origin(at, Optional.of(FakeCodeStore.sha256(old))), Optional.empty());
        store.forgetModes();
        assertNotEquals("releases/code/" + digest + ".zip", released("app/1", windows));
    }
}

package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.template.Location;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which version of an object a template names, and where it can name none. */
class VersionedLocationsTest {
    private static final String CUT = "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: src}}}";
    private static final String ALL = """
        Resources:
          Sam: {Type: AWS::Serverless::Function, Properties: {CodeUri: src}}
          Lambda: {Type: AWS::Lambda::Function, Properties: {Code: src}}
          Layer: {Type: AWS::Lambda::LayerVersion, Properties: {Content: src}}
          Api: {Type: AWS::Serverless::Api, Properties: {DefinitionUri: file.json}}
          States: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionS3Location: file.json}}
          Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: nested.yaml}}
          Glue: {Type: AWS::Glue::Job, Properties: {Command: {ScriptLocation: file.json}}}
          Beans: {Type: AWS::ElasticBeanstalk::ApplicationVersion, Properties: {SourceBundle: src}}
        """;

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final RewriteAction action = new RewriteAction(source, store, new FakeHistory());

    VersionedLocationsTest() {
        store.hasVersions = true;
    }

    private Step<RewriteStage> run(String key) {
        Job job = SourceJobs.job(key);
        RewriteRequest request = action.request(job);
        return action.advance(request, action.start(request));
    }

    private Map<String, CodePlace> released(String key) {
        Step<RewriteStage> step = run(key);
        assertInstanceOf(Step.Done.class, step, step.toString());
        Map<String, CodePlace> places = new java.util.HashMap<>();
        ReleaseManifest.parse(text(ReleaseManifest.PATH)).code().forEach(place -> places.put(place.logicalId(), place));
        return places;
    }

    private CodePlace only(String key) {
        return released(key).values().iterator().next();
    }

    private String text(String path) {
        ZipArchive release = ZipArchive.open(RangedBytes.of(Objects.requireNonNull(source.written.get("Release"))));
        return new String(release.read(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Location at(CodePlace place) {
        return Location.of(place.bucket(), place.key());
    }

    /** An artifact with code for each location. */
    private void withAll() {
        source.with(
                "one",
                "template.yaml",
                ALL,
                "src/a.py",
                "a",
                "file.json",
                "{}",
                "nested.yaml",
                "Resources: {T: {Type: AWS::SNS::Topic}}");
    }

    @Test
    void a_template_names_other_versions_than_were_written_or_one_where_it_cannot() {
        withAll();
        Map<String, CodePlace> places = released("one");
        String[] lines = text("template.yaml").split("\n", -1);
        String zip = "code/" + Objects.requireNonNull(places.get("Sam")).digest() + ".zip";
        String file = Objects.requireNonNull(places.get("Api")).key();
        String nested = Objects.requireNonNull(places.get("Nested")).key();

        assertTrue(lines[1].contains("CodeUri: \"s3://releases/" + zip + "?versionId=v1\"}"), lines[1]);
        assertTrue(lines[2].contains("{S3Bucket: releases, S3Key: " + zip + ", S3ObjectVersion: v1}"), lines[2]);
        assertTrue(lines[3].contains("{S3Bucket: releases, S3Key: " + zip + ", S3ObjectVersion: v1}"), lines[3]);
        assertTrue(lines[4].contains("DefinitionUri: \"s3://releases/" + file + "?versionId="), lines[4]);
        assertTrue(lines[5].contains("{Bucket: releases, Key: " + file + ", Version: v"), lines[5]);
        assertTrue(lines[6].contains("amazonaws.com/releases/" + nested + "?versionId="), lines[6]);
        assertTrue(lines[7].contains("ScriptLocation: s3://releases/" + file + "}"), lines[7]);
        assertTrue(lines[8].contains("SourceBundle: {S3Bucket: releases, S3Key: " + zip + "}"), lines[8]);
        assertEquals(
                Optional.of("v1"), Objects.requireNonNull(places.get("Layer")).version());
        assertEquals(
                Optional.empty(), Objects.requireNonNull(places.get("Glue")).version());
        assertEquals(
                Optional.empty(), Objects.requireNonNull(places.get("Beans")).version());
    }

    @Test
    void a_whole_artifact_is_released_without_the_version_that_was_read() {
        source.with("one", "template.yaml", CUT.replace("src", "."));
        source.version = "artifact-1";
        assertEquals(Optional.of("artifact-1"), only("one").version());
        store.objects.put(new Location("artifacts", "one", Optional.of("artifact-1")), source.source("one"));
        source.with("two", source.source("one"));
        source.version = "artifact-2";
        assertEquals("one", only("two").key());
        assertEquals(Optional.of("artifact-1"), only("two").version());
    }

    /** What S3 calls the state of an object that was written without versions: its bytes may change. */
    @Test
    void null_is_taken_for_a_version() {
        source.with("one", "template.yaml", CUT.replace("src", "."));
        source.version = "null";
        assertEquals(Optional.empty(), only("one").version());
    }

    @Test
    void what_was_put_over_a_version_is_released_or_stops_the_release() {
        source.with("one", "template.yaml", CUT, "src/a.py", "a");
        CodePlace first = only("one");
        store.objects.put(at(first), SourceJobs.zip("a.py", "forged"));

        assertEquals(first.version(), only("one").version());
        assertEquals(first.codeSha256(), only("one").codeSha256());
    }

    @Test
    void what_was_put_over_a_file_that_is_named_without_a_version_is_released() {
        withAll();
        CodePlace glue = Objects.requireNonNull(released("one").get("Glue"));
        byte[] there = Objects.requireNonNull(store.objects.get(at(glue)));
        store.objects.put(at(glue), "forged".getBytes(StandardCharsets.UTF_8));

        assertTrue(String.valueOf(assertThrows(Refusal.class, () -> run("one")).getMessage())
                .contains(at(glue) + " was exchanged"));
        store.objects.remove(at(glue));
        assertTrue(String.valueOf(assertThrows(Refusal.class, () -> run("one")).getMessage())
                .contains(at(glue) + " was deleted, and its version " + at(glue) + "?versionId="));
        store.objects.put(at(glue), there);
        released("one");
    }

    /** By this version, which was interrupted before it wrote the location down; or for a pipeline with another artifact bucket. */
    @Test
    void a_package_that_this_version_stored_is_released_without_its_version_because_nobody_wrote_it_down() {
        source.with("one", "template.yaml", CUT, "src/a.py", "a");
        CodePlace first = only("one");
        store.index.clear();

        assertEquals(first.version(), only("one").version());
        assertEquals(1, store.index.size());
    }

    /** A stack may have its location without a version, and would take another one for a change. */
    @Test
    void a_package_that_an_earlier_version_stored_moves_because_nobody_wrote_it_down() {
        source.with("one", "template.yaml", CUT, "src/a.py", "a");
        only("one");
        store.index.clear();
        store.versions.clear();

        assertEquals(Optional.empty(), only("one").version());
    }
}

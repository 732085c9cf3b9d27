package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ContentDigest;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.digest.Sha256;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.RunName;
import io.pointsman.template.Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RewriteActionTest {
    private static final String BLOG = """
        # sam.template
        Parameters:
            BucketName:
                Type: String
            ObjectKey:
                Type: String
        Resources:
          PipelineTest:
            Type: AWS::Serverless::Function
            Properties:
              # 예제이므로 python을 사용
              CodeUri:
                Bucket: !Ref BucketName
                Key: !Ref ObjectKey
        """;

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final FakeHistory history = new FakeHistory();
    private final RewriteAction action = new RewriteAction(source, store, history);

    private static String function(String codeUri) {
        return "Resources:\n  Hello:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: a.b\n"
                + (codeUri.isEmpty() ? "" : "      CodeUri: " + codeUri + "\n");
    }

    private Step<RewriteStage> run(Job job) {
        RewriteRequest request = action.request(job);
        return action.advance(request, action.start(request));
    }

    private Map<String, String> done(Job job) {
        Step<RewriteStage> step = run(job);
        assertInstanceOf(Step.Done.class, step, step.toString());
        return ((Step.Done<RewriteStage>) step).outputs();
    }

    private String stopped(Job job) {
        Step.Stop<?> stop = assertInstanceOf(Step.Stop.class, run(job));
        assertEquals(FailureKind.CONFIGURATION, stop.kind());
        assertEquals(Map.of(), source.written);
        assertEquals(Map.of(), store.stored);
        assertEquals(Map.of(), store.index);
        return stop.message();
    }

    private ZipArchive release() {
        return ZipArchive.open(RangedBytes.of(Objects.requireNonNull(source.written.get("Release"))));
    }

    private String text(String path) {
        return new String(release().read(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    private ReleaseManifest manifest() {
        return ReleaseManifest.parse(text(ReleaseManifest.PATH));
    }

    private CodePlace code() {
        assertEquals(1, manifest().code().size());
        return manifest().code().getFirst();
    }

    @Test
    void the_blogs_template_stays_and_its_parameters_point_at_the_artifact() {
        source.with("app/MyApp/1", "sam.template", BLOG, "test.py", "def lambda_handler(e, c): pass");
        Map<String, String> outputs = done(SourceJobs.job("app/MyApp/1"));
        assertEquals(BLOG, text("sam.template"));
        assertEquals(
                Map.of("BucketName", "artifacts", "ObjectKey", "app/MyApp/1"),
                manifest().parameters());
        assertEquals(
                Map.of(
                        "TemplatePath",
                        "sam.template",
                        "TemplateDigest",
                        Sha256.hex(BLOG),
                        "CodeLocations",
                        "1",
                        "ReleaseId",
                        RunName.of("release", "artifacts/app/MyApp/1"),
                        "Summary",
                        "1 code location, 1 moved"),
                outputs);
        assertEquals(Optional.empty(), release().read("pointsman/pre-flight.txt"));
    }

    @Test
    void the_manifest_says_where_the_code_lies_and_why() {
        source.with("one", "sam.template", BLOG);
        done(SourceJobs.job("one", "Run", "run-7"));
        assertEquals("run-7", manifest().run());
        assertEquals("artifacts", manifest().sourceBucket());
        assertEquals("one", manifest().sourceKey());
        assertEquals("PipelineTest", code().logicalId());
        assertEquals("first release of this line", code().why());
        assertEquals("sam.template", code().template());
        assertTrue(code().moves());
        assertEquals(64, code().digest().length());
    }

    @Test
    void the_same_bytes_under_a_new_key_keep_the_first_location() {
        source.with("one", "sam.template", BLOG).with("two", "sam.template", BLOG);
        done(SourceJobs.job("one"));
        store.objects.put(Location.of("artifacts", "one"), source.source("one"));
        done(SourceJobs.job("two"));
        assertEquals("one", code().key());
        assertEquals(
                Map.of("BucketName", "artifacts", "ObjectKey", "one"),
                manifest().parameters());
        assertEquals("unchanged since the release before", code().why());
        assertFalse(code().moves());
    }

    @Test
    void a_first_location_that_is_gone_is_replaced() {
        source.with("one", "sam.template", BLOG).with("two", "sam.template", BLOG);
        done(SourceJobs.job("one"));
        done(SourceJobs.job("two"));
        assertEquals("two", code().key());
        assertEquals(
                "the same content at another location; the object that it was released from before is gone",
                code().why());
        assertEquals(
                Location.of("artifacts", "two"),
                store.index.values().iterator().next().origin().location());
    }

    @Test
    void new_content_gets_its_own_location() {
        source.with("one", "sam.template", BLOG, "test.py", "1").with("two", "sam.template", BLOG, "test.py", "2");
        done(SourceJobs.job("one"));
        store.objects.put(Location.of("artifacts", "one"), source.source("one"));
        done(SourceJobs.job("two"));
        assertEquals("two", code().key());
    }

    @Test
    void of_two_writers_of_one_location_the_second_takes_the_firsts() {
        source.with("one", "sam.template", BLOG);
        store.objects.put(Location.of("artifacts", "other"), source.source("one"));
        store.faster = Optional.of(new Origin(Location.of("artifacts", "other"), Optional.empty()));
        done(SourceJobs.job("one"));
        assertEquals("other", code().key());
    }

    @Test
    void a_folder_is_cut_out_and_stored_by_its_content() {
        source.with("one", "template.yaml", function("src/"), "src/a.py", "a", "src/lib/b.py", "b", "other", "c");
        done(SourceJobs.job("one"));
        String key = "code/" + code().digest() + ".zip";
        assertEquals(new Location("releases", key, java.util.Optional.empty()).toString(), "s3://releases/" + key);
        assertEquals(function("s3://releases/" + key), text("template.yaml"));
        ZipArchive cut =
                ZipArchive.open(RangedBytes.of(Objects.requireNonNull(store.stored.get(code().digest() + ".zip"))));
        assertEquals(List.of("a.py", "lib/b.py"), cut.paths());
        assertEquals(code().digest(), ContentDigest.of(cut));
    }

    @Test
    void unchanged_code_is_not_stored_again_and_costs_two_questions() {
        source.with("one", "template.yaml", function("src"), "src/a.py", "a")
                .with("two", "template.yaml", function("src") + "# new comment", "src/a.py", "a");
        done(SourceJobs.job("one"));
        String key = code().key();
        store.calls.clear();
        done(SourceJobs.job("two"));
        assertEquals(key, code().key());
        assertEquals(List.of("first", "look"), store.calls);
    }

    @Test
    void functions_that_share_a_package_share_its_questions() {
        String two =
                function("src") + function("./src/").replace("Resources:\n", "").replace("Hello", "Again");
        source.with("one", "template.yaml", two, "src/a.py", "a");
        done(SourceJobs.job("one"));
        assertEquals(List.of("first", "look", "store", "remember"), store.calls);
        assertEquals(2, manifest().code().size());
    }

    @Test
    void a_jar_is_the_package_itself_and_keeps_its_key_when_it_is_built_again() {
        byte[] jar = SourceJobs.zip("A.class", "a", "B.class", "b");
        source.with("one", archive("target/app.jar", jar));
        done(SourceJobs.job("one"));
        assertArrayEquals(jar, store.stored.get(code().digest() + ".zip"));
        assertEquals(ContentDigest.of(ZipArchive.open(RangedBytes.of(jar))), code().digest());
    }

    private static byte[] archive(String path, byte[] inside) {
        return io.pointsman.artifact.ReproducibleZip.of(
                Map.of(path, inside, "template.yaml", function(path).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_jar_that_is_no_zip_is_refused() {
        source.with("one", "template.yaml", function("app.jar"), "app.jar", "text");
        assertEquals(
                "nothing was written:\n"
                        + "template.yaml:6:16: error: CodeUri of Hello cannot be packaged: this is not a zip, or it is"
                        + " truncated: it has no end record",
                stopped(SourceJobs.job("one")));
    }

    @Test
    void a_single_file_is_cut_out_under_its_name() {
        source.with("one", "template.yaml", function("src/a.py"), "src/a.py", "a");
        done(SourceJobs.job("one"));
        byte[] cut = Objects.requireNonNull(store.stored.get(code().digest() + ".zip"));
        assertEquals(List.of("a.py"), ZipArchive.open(RangedBytes.of(cut)).paths());
    }

    @Test
    void absent_dot_and_the_way_back_to_the_root_are_the_whole_artifact() {
        for (String codeUri : List.of("", ".", "./", "src/..")) {
            source.with("one", "template.yaml", function(codeUri));
            done(SourceJobs.job("one"));
            assertTrue(text("template.yaml").contains("CodeUri: s3://artifacts/one\n"), text("template.yaml"));
        }
    }

    @Test
    void paths_are_relative_to_the_templates_folder() {
        source.with("one", "deploy/app.yaml", function("src"), "deploy/src/a.py", "a");
        done(SourceJobs.job("one", "TemplatePath", "deploy/app.yaml"));
        assertEquals(1, store.stored.size());
        source.with("two", "deploy/app.yaml", function(".."), "deploy/src/a.py", "a");
        done(SourceJobs.job("two", "TemplatePath", "deploy/app.yaml"));
        assertEquals("two", code().key());
        assertEquals("deploy/app.yaml", manifest().templatePath());
    }

    @Test
    void by_content_the_whole_artifact_is_stored_too() {
        source.with("one", "template.yaml", function(""));
        done(SourceJobs.job("one", "Packaging", "content"));
        assertEquals("releases", code().bucket());
        assertEquals(Set.of(code().digest() + ".zip"), store.stored.keySet());
    }

    /** Another account, say, which the artifacts are closed to, and which the same code goes to afterwards. */
    @Test
    void by_content_it_is_so_too_where_another_pipeline_released_it_from_its_artifact_before() {
        source.with("home/Source/1", "template.yaml", function(""));
        source.with("both/Source/1", "template.yaml", function(""));
        done(SourceJobs.job("home/Source/1"));
        store.objects.put(Location.of("artifacts", "home/Source/1"), source.source("home/Source/1"));
        Map<String, CodeStore.First> before = Map.copyOf(store.index);

        done(SourceJobs.job("both/Source/1", "Packaging", "content"));

        assertEquals("releases", code().bucket());
        assertEquals(Set.of(code().digest() + ".zip"), store.stored.keySet());
        assertEquals(before, store.index);
        done(SourceJobs.job("home/Source/1"));
        assertEquals("artifacts", code().bucket());
    }

    /** One stack in each of two accounts, say: what they have been released from is written down in one place. */
    @Test
    void by_content_it_is_so_too_where_the_other_pipeline_releases_a_stack_of_the_same_name() {
        source.with("staging/Source/1", "template.yaml", function(""));
        source.with("production/Source/1", "template.yaml", function(""));
        done(SourceJobs.job("staging/Source/1", "StackName", "Orders"));
        store.objects.put(Location.of("artifacts", "staging/Source/1"), source.source("staging/Source/1"));

        done(SourceJobs.job("production/Source/1", "StackName", "Orders", "Packaging", "content"));

        assertEquals("releases", code().bucket());
        assertEquals(Set.of(code().digest() + ".zip"), store.stored.keySet());
    }

    /** SAM's resource of the version would have another id for equal bytes, which Lambda refuses with 409. */
    @Test
    void a_line_that_turns_to_content_moves_a_function_that_did_not_change() {
        source.with("home/Source/1", "template.yaml", function(""));
        source.with("home/Source/2", "template.yaml", function(""));
        source.with("home/Source/3", "template.yaml", function(""));
        done(SourceJobs.job("home/Source/1"));
        store.objects.put(Location.of("artifacts", "home/Source/1"), source.source("home/Source/1"));

        for (String next : List.of("home/Source/2", "home/Source/3")) {
            done(SourceJobs.job(next, "Packaging", "content"));

            assertEquals("artifacts", code().bucket());
            assertEquals("home/Source/1", code().key());
        }
    }

    @Test
    void everything_that_is_wrong_is_said_together_and_nothing_is_written() {
        String text = function("Src")
                + "  Out:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: ../..}\n"
                + "  Api:\n    Type: AWS::Serverless::Api\n    Properties: {DefinitionUri: api.yaml}\n"
                + "  Api:\n    Type: AWS::Serverless::Api\n    Properties: {DefinitionUri: src}\n";
        source.with("one", "template.yaml", text, "src/a.py", "a");
        assertEquals("""
            nothing was written:
            template.yaml:6:16: error: CodeUri of Hello is Src, but Src is not in the artifact; there is src, and case counts
            template.yaml:9:27: error: CodeUri of Out is ../.., which leads out of the artifact; give a path inside it, relative to the template
            template.yaml:15:33: error: DefinitionUri of Api is the folder src; a file is expected
            template.yaml:13:3: warning: key Api is given twice; CloudFormation takes the last one: keep that alone\
            """, stopped(SourceJobs.job("one")));
    }

    @Test
    void a_template_that_cannot_be_edited_is_refused_before_anything_is_stored() {
        String template = "Resources: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: piece.yaml}}}";
        String piece = function("&code src") + "      Description: *code\n";
        source.with("one", "template.yaml", template, "piece.yaml", piece, "src/a", "a");
        assertTrue(stopped(SourceJobs.job("one")).contains("this value cannot change alone"));
    }

    @Test
    void a_template_that_is_no_template_is_refused() {
        source.with("one", "template.yaml", "a: [");
        assertTrue(stopped(SourceJobs.job("one")).startsWith("nothing was written:\ntemplate.yaml:"));
    }

    @Test
    void a_template_that_is_not_there_is_refused_by_name() {
        source.with("one", "readme.md", "");
        assertTrue(refused(SourceJobs.job("one")).contains("has none of template.yaml, template.yml"));
        assertTrue(refused(SourceJobs.job("one", "TemplatePath", "x.yaml")).contains("TemplatePath names x.yaml"));
        assertTrue(refused(SourceJobs.job("one", "Packaging", "zip")).contains("auto or content"));
    }

    @Test
    void an_action_without_an_output_artifact_is_refused() {
        source.with("one", "template.yaml", function(""));
        assertTrue(
                refused(SourceJobs.job("one", JsonObject.empty(), List.of())).contains("declare one output artifact"));
    }

    @Test
    void an_artifact_that_is_no_zip_is_refused() {
        source.with("one", "text".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "artifact MyApp (s3://artifacts/one): this is not a zip, or it is truncated: it has no end record",
                refused(SourceJobs.job("one")));
    }

    private String refused(Job job) {
        return String.valueOf(assertThrows(Refusal.class, () -> run(job)).getMessage());
    }

    @Test
    void configuration_files_come_along_and_code_does_not() {
        source.with(
                "one",
                "template.yaml",
                function("src"),
                "src/a.py",
                "a",
                "config/prod.json",
                "{}",
                "pointsman.yaml",
                "{}",
                "src/deep/er.json",
                "{}");
        done(SourceJobs.job("one"));
        assertEquals(
                List.of("config/prod.json", "pointsman.yaml", "pointsman/release.json", "template.yaml"),
                release().paths());
    }

    @Test
    void the_same_job_twice_writes_the_same_release() {
        source.with("one", "template.yaml", function("src"), "src/a.py", "a");
        done(SourceJobs.job("one"));
        String first = text("template.yaml");
        done(SourceJobs.job("one"));
        assertEquals(first, text("template.yaml"));
        assertNotEquals(function("src"), first);
    }

    @Test
    void its_stage_survives_the_token() {
        RewriteStages stages = new RewriteStages();
        RewriteStage stage = new RewriteStage.Rewriting();
        assertEquals(stage, stages.decode(stages.encode(stage)));
        assertThrows(Refusal.class, () -> stages.decode("else"));
    }
}

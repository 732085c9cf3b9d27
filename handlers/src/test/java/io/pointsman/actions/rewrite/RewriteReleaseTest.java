package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.digest.Sha256;
import io.pointsman.engine.Job;
import io.pointsman.engine.Step;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.template.Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From one release to the next: what moves, why, and what is stored. */
class RewriteReleaseTest {
    private static final String TWO = """
        Globals: {Function: {CodeUri: shared}}
        Resources:
          A: {Type: AWS::Serverless::Function, Properties: {CodeUri: a}}
          B: {Type: AWS::Serverless::Function, Properties: {Handler: x.y}}
          C: {Type: AWS::Serverless::Function, Properties: {Handler: x.z}}
        """;

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final FakeHistory history = new FakeHistory();
    private final RewriteAction action = new RewriteAction(source, store, history);

    private ReleaseManifest release(Job job) {
        outputs(job);
        return ReleaseManifest.parse(text(ReleaseManifest.PATH));
    }

    private Map<String, String> outputs(Job job) {
        RewriteRequest request = action.request(job);
        Step<RewriteStage> step = action.advance(request, action.start(request));
        assertInstanceOf(Step.Done.class, step, step.toString());
        return ((Step.Done<RewriteStage>) step).outputs();
    }

    private String stopped(Job job) {
        RewriteRequest request = action.request(job);
        Step.Stop<?> stop = assertInstanceOf(Step.Stop.class, action.advance(request, action.start(request)));
        assertEquals(Map.of(), store.stored);
        assertEquals(Map.of(), source.written);
        assertEquals(Map.of(), history.lines);
        return stop.message();
    }

    private String text(String path) {
        ZipArchive release = ZipArchive.open(RangedBytes.of(Objects.requireNonNull(source.written.get("Release"))));
        return new String(release.read(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static CodePlace of(ReleaseManifest manifest, String id) {
        return manifest.code().stream()
                .filter(place -> place.logicalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_released_has_no_digest_of_its_bytes() {
        source.with("app/one", "template.yaml", """
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {CodeUri: a}}
              W: {Type: AWS::Serverless::Function, Properties: {CodeUri: .}}
              L: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: a}}
            """, "a/a.py", "1");
        ReleaseManifest manifest = release(SourceJobs.job("app/one"));
        CodePlace cut = of(manifest, "A");
        Optional<String> bytes = Optional.of(
                FakeCodeStore.sha256(Objects.requireNonNull(store.objects.get(Location.of(cut.bucket(), cut.key())))));
        assertEquals(bytes, cut.codeSha256());
        assertEquals(
                Optional.of(source.sha256(SourceJobs.job("app/one").input())),
                of(manifest, "W").codeSha256());
        assertEquals(bytes, of(manifest, "L").codeSha256());
    }

    @Test
    void the_manifest_has_a_place_for_every_function_of_globals_too() {
        source.with("app/one", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "1");
        ReleaseManifest manifest = release(SourceJobs.job("app/one"));
        assertEquals(
                List.of("A", "Globals", "B", "C"),
                manifest.code().stream().map(CodePlace::logicalId).toList());
        assertEquals(of(manifest, "Globals").key(), of(manifest, "B").key());
        assertEquals("shared", of(manifest, "B").source());
        assertEquals("first release of this line", of(manifest, "B").why());
    }

    /** Of two packages, which are looked at at the same time: no order is theirs. */
    private List<String> asked() {
        return store.calls.stream().sorted().toList();
    }

    @Test
    void what_changed_moves_and_says_which_files_and_the_rest_stays() {
        source.with("app/one", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "1", "a/b.py", "1", "a/c.py", "1")
                .with(
                        "app/two",
                        "template.yaml",
                        "# new\n" + TWO,
                        "shared/x.py",
                        "1",
                        "a/a.py",
                        "2",
                        "a/c.py",
                        "1",
                        "a/d.py",
                        "1");
        release(SourceJobs.job("app/one"));
        store.calls.clear();
        ReleaseManifest manifest = release(SourceJobs.job("app/two"));
        assertEquals(
                "1 file changed: a.py; 1 file added: d.py; 1 file removed: b.py",
                of(manifest, "A").why());
        assertTrue(of(manifest, "A").moves());
        assertEquals("unchanged since the release before", of(manifest, "B").why());
        assertFalse(of(manifest, "B").moves());
        assertEquals(List.of("first", "first", "look", "look", "remember", "store"), asked());
        assertTrue(store.calls.indexOf("store") < store.calls.indexOf("remember"), store.calls::toString);
    }

    @Test
    void a_second_release_of_the_same_content_stores_nothing() {
        source.with("app/one", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "1")
                .with("app/two", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "1");
        String first = release(SourceJobs.job("app/one")).templateDigest();
        store.calls.clear();
        ReleaseManifest again = release(SourceJobs.job("app/two"));
        assertEquals(first, again.templateDigest());
        assertEquals(List.of("first", "first", "look", "look"), asked());
        assertTrue(again.code().stream().noneMatch(CodePlace::moves));
    }

    @Test
    void a_run_that_is_tried_again_is_compared_with_the_release_before_it() {
        source.with("app/one", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "1")
                .with("app/two", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "2");
        release(SourceJobs.job("app/one"));
        String why = of(release(SourceJobs.job("app/two")), "A").why();
        assertEquals("1 file changed: a.py", why);
        int writes = history.writes;
        assertEquals(why, of(release(SourceJobs.job("app/two")), "A").why());
        assertEquals(writes, history.writes);
    }

    @Test
    void a_function_that_the_release_before_did_not_have_is_new() {
        source.with("app/one", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "1")
                .with(
                        "app/two",
                        "template.yaml",
                        TWO + "  D: {Type: AWS::Serverless::Function, Properties: {CodeUri: a}}\n",
                        "shared/x.py",
                        "1",
                        "a/a.py",
                        "1");
        release(SourceJobs.job("app/one"));
        assertEquals(
                "new: the release before did not have it; the same content is there already",
                of(release(SourceJobs.job("app/two")), "D").why());
    }

    @Test
    void lines_are_told_apart_by_stack_by_source_and_by_template() {
        source.with("app/one", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "1")
                .with("other/one", "template.yaml", TWO, "shared/x.py", "1", "a/a.py", "2");
        release(SourceJobs.job("app/one"));
        assertTrue(of(release(SourceJobs.job("other/one")), "A").why().startsWith("first release"));
        release(SourceJobs.job("app/one", "StackName", "web"));
        assertEquals(
                "1 file changed: a.py",
                of(release(SourceJobs.job("other/one", "StackName", "web")), "A")
                        .why());
    }

    @Test
    void a_nested_template_is_rewritten_stored_and_named_by_its_url() {
        String child = "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: code}}} # why\n";
        String parent = """
            Resources:
              N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: nested/child.yaml}}
              S: {Type: AWS::Serverless::Application, Properties: {Location: ./nested/child.yaml}}
            """;
        source.with("app/one", "template.yaml", parent, "nested/child.yaml", child, "nested/code/a.py", "1");
        ReleaseManifest manifest = release(SourceJobs.job("app/one"));
        CodePlace code = of(manifest, "F");
        String text = child.replace("CodeUri: code", "CodeUri: s3://releases/" + code.key());
        String name = Sha256.hex(text) + ".template";
        assertEquals(text, new String(Objects.requireNonNull(store.stored.get(name)), StandardCharsets.UTF_8));
        String url = "https://s3.eu-west-1.amazonaws.com/releases/code/" + name;
        assertEquals(
                parent.replace("./nested/child.yaml", url).replace("nested/child.yaml", url), text("template.yaml"));
        assertEquals("nested/child.yaml", code.template());
        assertEquals("nested/code", code.source());
        assertEquals(Set.of(code.digest() + ".zip", name), store.stored.keySet());
    }

    @Test
    void a_nested_template_of_unchanged_code_keeps_its_url() {
        String child = "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: code}}}\n";
        String parent = "Resources: {N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: c.yaml}}}\n";
        source.with("app/one", "template.yaml", parent, "c.yaml", child, "code/a.py", "1")
                .with("app/two", "template.yaml", parent, "c.yaml", child, "code/a.py", "1", "other", "2");
        String first = release(SourceJobs.job("app/one")).templateDigest();
        assertEquals(first, release(SourceJobs.job("app/two")).templateDigest());
    }

    @Test
    void the_two_parameters_may_be_passed_down_to_a_nested_template() {
        String child = """
            Parameters: {B: {Type: String}, K: {Type: String}}
            Resources:
              F: {Type: AWS::Lambda::Function, Properties: {Code: {S3Bucket: !Ref B, S3Key: !Ref K}}}
            """;
        String parent = """
            Parameters: {Bucket: {Type: String}, Key: {Type: String}}
            Resources:
              N:
                Type: AWS::CloudFormation::Stack
                Properties:
                  TemplateURL: c.yaml
                  Parameters: {B: !Ref Bucket, K: !Ref Key}
            """;
        source.with("app/one", "template.yaml", parent, "c.yaml", child);
        assertEquals(
                Map.of("Bucket", "artifacts", "Key", "app/one"),
                release(SourceJobs.job("app/one")).parameters());
    }

    @Test
    void a_value_passed_down_is_followed() {
        String child = """
            Parameters: {Where: {Type: String}}
            Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: !Ref Where}}}
            """;
        String parent = """
            Parameters: {Stage: {Type: String, Default: prod}}
            Resources:
              N:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: c.yaml, Parameters: {Where: !Sub './${Stage}/code'}}
            """;
        source.with("app/one", "template.yaml", parent, "c.yaml", child, "prod/code/a.py", "1");
        ReleaseManifest manifest = release(SourceJobs.job("app/one"));
        assertEquals("prod/code", of(manifest, "F").source());
        assertEquals(Map.of("Stage", "prod"), manifest.assumed());
    }

    @Test
    void what_is_wrong_with_a_nested_template_is_said_with_its_name() {
        String parent = """
            Resources:
              N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: c.yaml, Parameters: {X: 1}}}
              M: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: m.yaml}}
              L: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: template.yaml}}
              O: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: folder}}
            """;
        String child = "Parameters: {P: {Type: String}}\nResources: {F: {Type: AWS::Serverless::Function, Properties:"
                + " {CodeUri: gone}}}\n";
        source.with("app/one", "template.yaml", parent, "c.yaml", child, "m.yaml", "a: [", "folder/x", "");
        String message = stopped(SourceJobs.job("app/one"));
        assertEquals("""
            nothing was written:
            template.yaml:2:67: error: TemplateURL of N is c.yaml, whose parameter P has no default and gets no value; give it one in Parameters
            template.yaml:2:67: error: TemplateURL of N is c.yaml, which does not declare the parameter X that it is given; take it out of Parameters, or declare it
            template.yaml:4:67: error: TemplateURL of L is template.yaml, which brings in this template itself: template.yaml > template.yaml
            template.yaml:5:67: error: TemplateURL of O is the folder folder; a file is expected
            c.yaml:2:72: error: CodeUri of F is gone, but gone is not in the artifact; build it, or correct the path (it is relative to the template)
            m.yaml:\
            """, message.substring(0, message.lastIndexOf("m.yaml:") + 7));
    }

    @Test
    void an_included_piece_is_rewritten_and_a_file_is_stored_as_it_is() {
        String template = """
            Resources:
              Fn::Transform: {Name: AWS::Include, Parameters: {Location: parts/more.yaml}}
              A: {Type: AWS::Serverless::Api, Properties: {DefinitionUri: api.yaml}}
            """;
        String piece = "F: {Type: AWS::Lambda::Function, Properties: {Code: code}}\n";
        source.with(
                "app/one",
                "template.yaml",
                template,
                "parts/more.yaml",
                piece,
                "parts/code/a.py",
                "1",
                "api.yaml",
                "openapi: 3.0.1");
        ReleaseManifest manifest = release(SourceJobs.job("app/one"));
        String rewritten = piece.replace(
                "Code: code",
                "Code: {S3Bucket: releases, S3Key: " + of(manifest, "F").key() + "}");
        assertEquals(rewritten, text("parts/more.yaml"));
        assertTrue(text("template.yaml").contains("Location: s3://releases/code/" + Sha256.hex(rewritten)));
        assertTrue(text("template.yaml")
                .contains("DefinitionUri: s3://releases/code/" + Sha256.hex("openapi: 3.0.1") + ".yaml"));
    }

    @Test
    void parameters_of_the_settings_file_are_followed_and_checked() {
        String template = """
            Parameters: {Where: {Type: String}, Other: {Type: String, Default: x}}
            Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: !Ref Where}}}
            """;
        String config = "{\"Parameters\": {\"Where\": \"src\"}}";
        String settings = "changeset: {TemplateConfiguration: config/prod.json, ParameterOverrides: {Other: 1}}\n";
        source.with(
                "app/one",
                "template.yaml",
                template,
                "config/prod.json",
                config,
                "pointsman.yaml",
                settings,
                "src/a.py",
                "1");
        assertEquals("src", of(release(SourceJobs.job("app/one")), "F").source());
    }

    @Test
    void what_is_only_a_warning_is_shown_beside_the_action_and_kept_with_the_release() {
        String template = """
            Parameters:
              Table: {Type: String}
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {CodeUri: src}}
              G: {Type: AWS::Serverless::Function, Properties: {CodeUri: src}}
            """;
        source.with("app/one", "template.yaml", template, "src/a.py", "1");
        String warning = "template.yaml:2:3: warning: parameter Table has no default; give it a value in"
                + " TemplateConfiguration or ParameterOverrides";
        assertEquals(
                "2 code locations, 2 moved\n" + warning,
                outputs(SourceJobs.job("app/one")).get("Summary"));
        assertEquals(warning + "\n", text("pointsman/pre-flight.txt"));
    }

    @Test
    void a_parameter_that_is_given_and_not_declared_is_refused() {
        source.with(
                "app/one",
                "template.yaml",
                "Resources: {B: {Type: AWS::S3::Bucket}}",
                "pointsman.yaml",
                "ParameterOverrides: {Slip: 1}\n");
        assertEquals(
                "nothing was written:\n"
                        + "template.yaml:1:1: error: parameter Slip is given a value (settings file) and not declared;"
                        + " declare it, or take the value out",
                stopped(SourceJobs.job("app/one")));
    }

    @Test
    void a_broken_jar_is_read_once_and_said_of_every_function() {
        StringBuilder template = new StringBuilder("Resources:\n");
        for (int i = 0; i < 20; i++) {
            template.append("  F%d: {Type: AWS::Serverless::Function, Properties: {CodeUri: app.jar}}\n".formatted(i));
        }
        source.with("app/one", "template.yaml", template.toString(), "app.jar", "no zip");
        String message = stopped(SourceJobs.job("app/one"));
        assertEquals(15, message.split("this is not a zip", -1).length - 1);
        assertTrue(message.endsWith("and 5 more"), message);
        assertTrue(source.reads < 12, source.reads + " reads");
    }

    @Test
    void a_hundred_functions_that_share_a_jar_share_one_package() {
        StringBuilder template = new StringBuilder("Resources:\n");
        for (int i = 0; i < 100; i++) {
            template.append("  F%d: {Type: AWS::Serverless::Function, Properties: {CodeUri: app.jar}}\n".formatted(i));
        }
        byte[] jar = SourceJobs.zip("A.class", "a");
        source.with(
                "app/one",
                io.pointsman.artifact.ReproducibleZip.of(
                        Map.of("template.yaml", template.toString().getBytes(StandardCharsets.UTF_8), "app.jar", jar)));
        assertEquals(100, release(SourceJobs.job("app/one")).code().size());
        assertEquals(List.of("first", "look", "store", "remember"), store.calls);
    }
}

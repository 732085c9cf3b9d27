package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every action reads from its input artifact, and how it says that something is wrong with it. */
final class InputArtifactTest {
    private static final String WHERE = "artifact In (s3://artifacts/pipeline/In): ";

    private final Map<String, byte[]> files = new HashMap<>();

    @Test
    void text_is_read_by_its_path() {
        file("a/b.txt", "ü");

        assertEquals(Optional.of("ü"), opened().text("a/b.txt"));
        assertEquals(Optional.empty(), opened().text("a/c.txt"));
    }

    @Test
    void text_that_is_no_utf_8_is_named() {
        files.put("a.txt", new byte[] {(byte) 0xC3});

        refused(() -> opened().text("a.txt"), "artifact In, a.txt is not UTF-8 text");
    }

    @Test
    void an_artifact_that_is_no_zip_is_named_with_its_place() {
        refused(
                () -> InputArtifact.of(of("<html>".getBytes(StandardCharsets.UTF_8)), job(JsonObject.empty())),
                WHERE + "this is not a zip");
    }

    @Test
    void a_job_with_no_input_or_several_is_refused() {
        for (List<JobArtifact> inputs : List.of(List.<JobArtifact>of(), List.of(artifact(), artifact()))) {
            Job job = new Job(
                    "1", false, JsonObject.empty(), inputs, List.of(), Optional.empty(), FakeSurroundings.START);
            refused(() -> InputArtifact.of(of(new byte[0]), job), "this one has " + inputs.size());
        }
    }

    @Test
    void an_artifact_without_a_manifest_is_none_of_rewrite() {
        refused(() -> opened().manifest(), "give the action the output artifact of rewrite");
    }

    @Test
    void a_manifest_that_cannot_be_read_is_named() {
        file(ReleaseManifest.PATH, "{\"format\":99}");

        refused(
                () -> opened().manifest(),
                "artifact In (s3://artifacts/pipeline/In), pointsman/release.json: /format is 99, and this version of"
                        + " Pointsman reads 1");
    }

    @Test
    void user_parameters_win_over_the_section_of_the_action_and_that_over_the_top() {
        file("pointsman.yaml", """
            StackName: top
            Run: top
            Region: eu-west-1
            execute:
              StackName: section
              Run: section
            """);

        Settings settings = settings(JsonObject.of("StackName", "given"));

        assertEquals("given", settings.get(CommonKeys.STACK_NAME));
        assertEquals(Optional.of("section"), settings.get(CommonKeys.RUN));
        assertEquals(Optional.of("eu-west-1"), settings.get(CommonKeys.REGION));
    }

    @Test
    void a_settings_file_of_another_name_is_read_where_the_job_names_it() {
        file("deploy/settings.yaml", "StackName: named");
        file("pointsman.yaml", "StackName: usual");

        assertEquals(
                "named",
                settings(JsonObject.of("Settings", "deploy/settings.yaml")).get(CommonKeys.STACK_NAME));
    }

    @Test
    void a_settings_file_that_is_named_and_not_there_is_refused() {
        refused(
                () -> settings(JsonObject.of("Settings", "nowhere.yaml")),
                "UserParameters: Settings names nowhere.yaml, which is not in artifact In");
    }

    @Test
    void the_region_and_the_role_of_the_settings_file_decide_where_the_clients_work() {
        file("pointsman.yaml", "Region: eu-west-1\nexecute:\n  AssumeRoleArn: arn:aws:iam::111122223333:role/deploy");

        Target target = JobTarget.of("execute", of(ReproducibleZip.of(files)), job(JsonObject.empty()));

        assertEquals(
                new Target(
                        Optional.of("eu-west-1"),
                        Optional.of("arn:aws:iam::111122223333:role/deploy"),
                        Optional.empty()),
                target);
    }

    @Test
    void a_region_that_is_none_is_refused_before_anything_is_built() {
        refused(
                () -> JobTarget.of("execute", of(ReproducibleZip.of(files)), job(JsonObject.of("Region", "Frankfurt"))),
                "Region must be a Region such as eu-west-1");
    }

    private void file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private InputArtifact opened() {
        return InputArtifact.of(of(ReproducibleZip.of(files)), job(JsonObject.empty()));
    }

    private Settings settings(JsonObject userParameters) {
        Job job = job(userParameters);
        return InputArtifact.of(of(ReproducibleZip.of(files)), job).settings("execute", List.of(), job);
    }

    private static Job job(JsonObject userParameters) {
        return new Job(
                "1", false, userParameters, List.of(artifact()), List.of(), Optional.empty(), FakeSurroundings.START);
    }

    private static JobArtifact artifact() {
        return new JobArtifact("In", "artifacts", "pipeline/In", Optional.empty());
    }

    private static Artifacts of(byte[] zip) {
        return new Artifacts() {
            @Override
            public RangedBytes open(JobArtifact artifact) {
                return RangedBytes.of(zip);
            }

            @Override
            public void write(JobArtifact artifact, byte[] written) {
                throw new AssertionError("reading writes nothing");
            }
        };
    }

    private static void refused(Executable reading, String words) {
        Refusal refusal = assertThrows(Refusal.class, reading);
        assertEquals(FailureKind.CONFIGURATION, refusal.kind());
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal::toString);
    }
}

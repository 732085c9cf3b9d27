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

    /** Settings file of the pipeline's owner. */
    private String owners = "";

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
    void user_parameters_win_over_the_owners_file_and_that_over_what_the_artifact_may_say() {
        file("pointsman.yaml", """
            Run: artifact
            Region: eu-west-1
            execute:
              Run: artifact's section
              ExternalId: artifact's section
            """);
        owners = """
            ArtifactMay: [Run, Region, ExternalId]
            Run: owner
            """;

        Settings settings = settings(JsonObject.of("StackName", "given"));

        assertEquals("given", settings.get(CommonKeys.STACK_NAME));
        assertEquals(Optional.of("owner"), settings.get(CommonKeys.RUN));
        assertEquals(Optional.of("eu-west-1"), settings.get(CommonKeys.REGION));
        assertEquals(Optional.of("artifact's section"), settings.get(CommonKeys.EXTERNAL_ID));
    }

    @Test
    void what_the_artifact_may_say_is_said_by_user_parameters_and_by_the_owner_together() {
        file("pointsman.yaml", "Run: mine\nRegion: eu-west-1");
        owners = "ArtifactMay: [Region]";
        JsonObject both = JsonObject.of("StackName", "web", "ArtifactMay", List.of("Run"));

        assertEquals(Optional.of("mine"), settings(both).get(CommonKeys.RUN));
        refused(
                () -> settings(JsonObject.of("StackName", "web")),
                "settings file pointsman.yaml: Run is for the pipeline to say, not for the artifact. Put Run into the"
                        + " action's UserParameters or into s3://releases/settings/web.yaml, or let the artifact say"
                        + " it: ArtifactMay [Run] there");
    }

    @Test
    void a_section_of_the_owners_file_leaves_nothing_to_the_artifact_and_is_told_so() {
        owners = "execute: {ArtifactMay: [Run]}";

        refused(
                () -> settings(JsonObject.of("StackName", "web")),
                "s3://releases/settings/web.yaml: execute.ArtifactMay is said to one action, and the artifact has one"
                        + " settings file for all. Put ArtifactMay at the top level, or into the action's"
                        + " UserParameters");
    }

    @Test
    void the_artifact_cannot_leave_anything_to_itself() {
        file("pointsman.yaml", "ArtifactMay: [Run]\nRun: mine");
        refused(() -> settings(JsonObject.empty()), "ArtifactMay is for the pipeline to say");
        refused(
                () -> settings(JsonObject.of("ArtifactMay", List.of("ArtifactMay"))),
                "UserParameters: ArtifactMay must be a list of");
    }

    /** Its owner would otherwise be whoever the artifact says. */
    @Test
    void the_artifact_does_not_say_whose_owner_has_a_word() {
        file("pointsman.yaml", "StackName: web");
        owners = "ArtifactMay: [StackName]";

        refused(() -> settings(JsonObject.empty()), "StackName is for the pipeline to say");
    }

    @Test
    void a_settings_file_of_another_name_is_read_where_the_job_names_it() {
        file("deploy/settings.yaml", "Run: named");
        file("pointsman.yaml", "Run: usual");
        JsonObject named = JsonObject.of("Settings", "deploy/settings.yaml", "ArtifactMay", List.of("Run"));

        assertEquals(Optional.of("named"), settings(named).get(CommonKeys.RUN));
    }

    @Test
    void a_settings_file_that_is_named_and_not_there_is_refused() {
        refused(
                () -> settings(JsonObject.of("Settings", "nowhere.yaml")),
                "Settings names nowhere.yaml, which is not in artifact In");
    }

    @Test
    void the_region_and_the_role_of_the_owners_settings_decide_where_the_clients_work() {
        owners = "Region: eu-west-1\nexecute:\n  AssumeRoleArn: arn:aws:iam::111122223333:role/deploy";

        Target target = JobTarget.of("execute", of(ReproducibleZip.of(files)), job(JsonObject.of("StackName", "web")));

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

    @Test
    void the_artifact_does_not_say_with_which_role() {
        file("pointsman.yaml", "execute:\n  AssumeRoleArn: arn:aws:iam::111122223333:role/deploy");

        refused(
                () -> JobTarget.of("execute", of(ReproducibleZip.of(files)), job(JsonObject.of("StackName", "web"))),
                "execute.AssumeRoleArn is for the pipeline to say");
    }

    private Artifacts of(byte[] zip) {
        return new Artifacts() {
            @Override
            public Optional<OwnersSettings> ownersSettings(String stack) {
                return owners.isEmpty()
                        ? Optional.empty()
                        : Optional.of(OwnersSettings.parse("s3://releases/settings/" + stack + ".yaml", owners));
            }

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

package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Progress;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a continuation knows without its artifact. */
final class JobNamesTest {
    private static final String TOKEN = "v1 0 moving 2";

    private final ReleaseJobs artifacts = new ReleaseJobs();

    private JobNames read(JsonObject parameters) {
        Job first = ReleaseJobs.first("job-1", parameters);
        return JobNames.read("shift", List.of(CommonKeys.SETTINGS), artifacts, first);
    }

    private static Outcome.InProgress inProgress(String token) {
        return new Outcome.InProgress(token, Progress.of("waiting"));
    }

    private static Job continued(String token) {
        return ReleaseJobs.continued("job-2", JsonObject.of("StackName", "given"), token);
    }

    @Test
    void the_stack_that_a_settings_file_named_is_forgotten_with_the_file() {
        artifacts.settings = "StackName: web\nshift:\n  Region: eu-west-1\n";

        assertEquals(
                JsonObject.of("StackName", "web", "Run", ReleaseJobs.RUN, "Region", "eu-west-1"),
                read(JsonObject.of("ArtifactMay", List.of("StackName", "Region")))
                        .parameters());
    }

    @Test
    void what_the_user_parameters_say_stands_in_the_token_once_more() {
        artifacts.settings = "shift:\n  Region: eu-west-1\n";

        assertEquals(
                JsonObject.of("StackName", "web", "Run", ReleaseJobs.RUN),
                read(JsonObject.of("StackName", "web", "Region", "eu-west-2", "ArtifactMay", List.of("Region")))
                        .parameters());
    }

    /** In the token they would count as the pipeline's. */
    @Test
    void what_an_artifact_may_not_say_comes_in_by_the_token() {
        artifacts.settings = "shift:\n  Region: eu-west-1\n";

        assertTrue(read(JsonObject.of("StackName", "web")).isEmpty());
    }

    @Test
    void an_external_id_stands_in_the_token_and_so_in_the_log() {
        artifacts.settings = "shift:\n  ExternalId: secret\n  Region: eu-west-1\n";

        JobNames names = read(JsonObject.of("StackName", "web", "ArtifactMay", List.of("ExternalId", "Region")));

        assertEquals(
                JsonObject.of("StackName", "web", "Run", ReleaseJobs.RUN, "Region", "eu-west-1"), names.parameters());
    }

    @Test
    void an_artifact_that_was_replaced_says_where_the_job_goes_on() {
        JobNames names = new JobNames(JsonObject.of("StackName", "web", "Run", "run-1"));
        JobNames other = new JobNames(JsonObject.of("StackName", "shop", "Run", "run-1"));

        String said = String.valueOf(names.objection(other).orElseThrow().getMessage());

        assertTrue(said.contains("{\"StackName\":\"shop\",\"Run\":\"run-1\"} now"), said);
        assertTrue(names.objection(names).isEmpty());
        assertTrue(names.objection(JobNames.NONE).isEmpty(), "it cannot be read: the action will say why");
        assertTrue(JobNames.NONE.objection(other).isEmpty(), "a first job");
    }

    @Test
    void a_first_job_fails_because_its_names_cannot_be_read() {
        artifacts.settings = "StackName: [";

        assertTrue(read(JsonObject.empty()).isEmpty());
    }

    @Test
    void an_action_that_keeps_none_has_them_in_its_token() {
        Job first = ReleaseJobs.first("job-1", JsonObject.of("StackName", "web"));

        assertEquals(JobNames.NONE, JobNames.read("publish", List.of(), artifacts, first));
        assertEquals(inProgress(TOKEN), JobNames.NONE.in(inProgress(TOKEN)));
    }

    @Test
    void the_next_job_does_not_know_what_the_token_says() {
        JobNames names = new JobNames(JsonObject.of("StackName", "web", "Run", "run } v 1"));
        Outcome.InProgress said = (Outcome.InProgress) names.in(inProgress(TOKEN));

        Job next = continued(said.token());

        assertEquals(names, JobNames.of(next));
        Job given = names.given(next);
        assertEquals(Optional.of(TOKEN), given.token());
        assertEquals(JsonObject.of("StackName", "web", "Run", "run } v 1"), given.userParameters());
        Job plain = names.plain(next);
        assertEquals(Optional.of(TOKEN), plain.token());
        assertEquals(next.userParameters(), plain.userParameters());
    }

    @Test
    void a_token_of_a_version_without_names_is_not_understood() {
        Job next = continued(TOKEN);

        assertEquals(JobNames.NONE, JobNames.of(next));
        assertEquals(next, JobNames.NONE.given(next));
        assertEquals(next, JobNames.NONE.plain(next));
    }

    @Test
    void a_token_that_nobody_wrote_is_taken_for_one() {
        for (String token : List.of("{", "{} x", "{\"StackName\":} v1 0 moving 2", "v1 0 moving {} v1 ")) {
            assertEquals(JobNames.NONE, JobNames.of(continued(token)), token);
        }
    }

    @Test
    void names_that_do_not_fit_make_the_token_longer_than_codepipeline_takes() {
        JobNames names = new JobNames(JsonObject.of("AssumeRoleArn", "a".repeat(2_048 - TOKEN.length() - 21)));
        Outcome.InProgress fits = (Outcome.InProgress) names.in(inProgress(TOKEN));

        assertEquals(2_048, fits.token().length());
        assertEquals(inProgress(TOKEN + "3"), names.in(inProgress(TOKEN + "3")));
    }

    @Test
    void an_outcome_that_ends_the_job_is_changed() {
        Outcome end = new Outcome.Succeeded(java.util.Map.of());

        assertEquals(end, new JobNames(JsonObject.of("StackName", "web")).in(end));
    }
}

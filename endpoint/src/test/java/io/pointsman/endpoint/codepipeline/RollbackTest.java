package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollbackTest {
    private static final String NAME = "production-of-a-long-name";

    private final Rails rails = new Rails();

    private static JsonObject release(String more, String ofStage) {
        String shift = Rails.lambda("Shift", Rails.takes("SourceArtifact"))
                .replace(
                        "\"FunctionName\"",
                        "\"UserParameters\": \"#{codepipeline.PipelineExecutionId} #{Src.VersionId}\","
                                + " \"FunctionName\"");
        return Rails.pipeline(
                more,
                Rails.stage("Source", Rails.source()),
                Rails.stage("Release", shift).replace("\"actions\"", ofStage + "\"actions\""),
                Rails.stage("After", Rails.lambda("Tell", "")));
    }

    /** One execution, all the way. */
    private String released(String execution) {
        rails.succeed();
        rails.succeed();
        assertEquals("Succeeded", rails.status(execution));
        return execution;
    }

    private String rollBack(String target) {
        String id = rails.call(
                        "RollbackStage",
                        "pipelineName",
                        NAME,
                        "stageName",
                        "Release",
                        "targetPipelineExecutionId",
                        target)
                .needText("pipelineExecutionId");
        rails.pass(Duration.ZERO);
        return id;
    }

    private String refused(String stage, String target) {
        return rails.refused(
                        "RollbackStage", "pipelineName", NAME, "stageName", stage, "targetPipelineExecutionId", target)
                .code();
    }

    private JsonObject data(int invocation) {
        return rails.lambda.job(invocation).objectOrEmpty("data");
    }

    @Test
    void a_rollback_is_a_new_execution_of_that_stage_with_the_old_artifact() {
        String first = released(rails.create(release("", "")));
        rails.upload();
        released(rails.start());
        String rollback = rollBack(first);
        assertNotEquals(first, rollback);
        JsonObject old = data(0).objects("inputArtifacts").getFirst();
        JsonObject now = data(4).objects("inputArtifacts").getFirst();
        assertEquals(old, now);
        assertEquals(
                rollback + " v1",
                data(4).objectOrEmpty("actionConfiguration")
                        .objectOrEmpty("configuration")
                        .needText("UserParameters"));
        rails.succeed();
        assertEquals("Succeeded", rails.status(rollback), "the next stage is not entered");
        assertEquals(5, rails.lambda.invocations.size());
    }

    @Test
    void a_rollback_says_what_it_is() {
        String first = released(rails.create(release("", "")));
        JsonObject execution = rails.execution(rollBack(first));
        assertEquals("ROLLBACK", execution.needText("executionType"));
        assertEquals(first, execution.objectOrEmpty("rollbackMetadata").needText("rollbackTargetPipelineExecutionId"));
        assertEquals("ManualRollback", execution.objectOrEmpty("trigger").needText("triggerType"));
        assertEquals("v1", execution.objects("artifactRevisions").getFirst().needText("revisionId"));
        assertEquals(
                "ROLLBACK",
                rails.stageState("Release").objectOrEmpty("latestExecution").needText("type"));
    }

    @Test
    void the_source_stage_a_running_stage_and_a_rollback_are_no_targets() {
        String first = released(rails.create(release("", "")));
        assertEquals("UnableToRollbackStageException", refused("Source", first));
        String rollback = rollBack(first);
        assertEquals("UnableToRollbackStageException", refused("Release", first), "it is running");
        rails.succeed();
        assertEquals("UnableToRollbackStageException", refused("Release", rollback));
    }

    @Test
    void an_execution_that_failed_in_the_stage_is_no_target() {
        String first = rails.create(release("", ""));
        rails.fail();
        assertEquals("UnableToRollbackStageException", refused("Release", first));
        assertEquals("PipelineExecutionNotFoundException", refused("Release", "00000000-0000-0000-0000-000000000000"));
    }

    @Test
    void an_execution_of_another_version_of_the_structure_is_outdated() {
        String first = released(rails.create(release("", "")));
        rails.call("UpdatePipeline", "pipeline", release("", ""));
        assertEquals("PipelineExecutionOutdatedException", refused("Release", first));
    }

    @Test
    void v1_and_parallel_pipelines_do_not_roll_back() {
        String parallel = released(rails.create(release(", \"executionMode\": \"PARALLEL\"", "")));
        assertEquals("UnableToRollbackStageException", refused("Release", parallel));
        rails.call("DeletePipeline", "name", NAME);
        String old = released(rails.create(release("", "").with("pipelineType", "V1")));
        assertEquals("UnableToRollbackStageException", refused("Release", old));
    }

    @Test
    void a_stage_that_rolls_back_by_itself_goes_to_the_last_execution_that_succeeded_in_it() {
        String first = released(rails.create(release("", "\"onFailure\": {\"result\": \"ROLLBACK\"}, ")));
        rails.upload();
        String second = rails.start();
        rails.fail();
        assertEquals("Failed", rails.status(second));
        JsonObject rollback = rails.executions().getFirst();
        assertEquals("AutomatedRollback", rollback.objectOrEmpty("trigger").needText("triggerType"));
        assertEquals(first, rollback.objectOrEmpty("rollbackMetadata").needText("rollbackTargetPipelineExecutionId"));
        rails.fail();
        assertEquals(3, rails.executions().size(), "a rollback does not roll back");
    }

    @Test
    void executions_can_be_listed_by_the_stage_they_succeeded_in() {
        String first = released(rails.create(release("", "")));
        rails.start();
        rails.fail();
        JsonObject filter = JsonObject.of("succeededInStage", JsonObject.of("stageName", "Release"));
        JsonObject found = rails.call("ListPipelineExecutions", "pipelineName", NAME, "filter", filter);
        assertEquals(1, found.objects("pipelineExecutionSummaries").size());
        assertEquals(
                first, found.objects("pipelineExecutionSummaries").getFirst().needText("pipelineExecutionId"));
    }
}

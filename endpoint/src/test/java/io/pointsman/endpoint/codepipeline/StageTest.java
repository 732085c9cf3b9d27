package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final String NAME = "production-of-a-long-name";

    private final Rails rails = new Rails();

    private static JsonObject twoStages(String more) {
        return Rails.pipeline(
                more,
                Rails.stage("Source", Rails.source()),
                Rails.stage("Build", Rails.lambda("Compile", "")),
                Rails.stage("Release", Rails.lambda("Ship", "")));
    }

    private List<String> functions() {
        return rails.lambda.invocations.stream()
                .map(invocation -> invocation.needText("FunctionName"))
                .toList();
    }

    private void transition(String operation, Object... more) {
        JsonObject input = JsonObject.of("pipelineName", NAME, "stageName", "Release", "transitionType", "Inbound");
        for (int i = 0; i < more.length; i += 2) {
            input = input.with(String.valueOf(more[i]), more[i + 1]);
        }
        rails.world.call("codepipeline", operation, input);
        rails.pass(Duration.ZERO);
    }

    @Test
    void actions_of_one_run_order_run_together_and_the_next_order_waits_for_all_of_them() {
        rails.create(Rails.pipeline(
                "",
                Rails.stage("Source", Rails.source()),
                Rails.stage(
                        "Build",
                        Rails.lambda("A", Rails.order(1)),
                        Rails.lambda("B", Rails.order(1)),
                        Rails.lambda("C", Rails.order(7)))));
        assertEquals(List.of("A-function", "B-function"), functions());
        rails.succeed(rails.lambda.job(0));
        assertEquals(2, functions().size());
        rails.succeed(rails.lambda.job(1));
        assertEquals(List.of("A-function", "B-function", "C-function"), functions());
    }

    @Test
    void a_stage_fails_only_when_its_other_running_actions_have_ended() {
        String execution = rails.create(Rails.pipeline(
                "",
                Rails.stage("Source", Rails.source()),
                Rails.stage("Build", Rails.lambda("A", ""), Rails.lambda("B", ""))));
        rails.fail();
        assertEquals("InProgress", rails.status(execution));
        rails.succeed(rails.lambda.job(0));
        assertEquals("Failed", rails.status(execution));
    }

    @Test
    void a_stage_holds_one_execution_and_a_newer_one_supersedes_those_that_wait() {
        String first = rails.create(twoStages(""));
        String second = rails.start();
        String third = rails.start();
        assertEquals("Superseded", rails.status(second));
        assertEquals("InProgress", rails.status(first), "never in the middle of a stage");
        assertEquals(
                third,
                rails.stageState("Build").objectOrEmpty("inboundExecution").needText("pipelineExecutionId"));
        rails.succeed();
        assertEquals(List.of("Compile-function", "Ship-function", "Compile-function"), functions());
        assertEquals("InProgress", rails.status(third));
    }

    @Test
    void in_queued_mode_nobody_is_superseded() {
        rails.create(twoStages(", \"executionMode\": \"QUEUED\""));
        String second = rails.start();
        String third = rails.start();
        assertEquals("InProgress", rails.status(second));
        assertEquals("InProgress", rails.status(third));
        assertEquals(2, rails.stageState("Build").objects("inboundExecutions").size());
        rails.succeed(rails.lambda.job(0));
        assertEquals(
                second,
                rails.stageState("Build").objectOrEmpty("latestExecution").needText("pipelineExecutionId"));
    }

    @Test
    void in_parallel_mode_executions_do_not_wait_for_each_other() {
        rails.create(twoStages(", \"executionMode\": \"PARALLEL\""));
        rails.start();
        assertEquals(List.of("Compile-function", "Compile-function"), functions());
    }

    @Test
    void a_disabled_transition_holds_executions_until_it_is_enabled() {
        String execution = rails.create(twoStages(""));
        transition("DisableStageTransition", "reason", "holidays");
        rails.succeed();
        assertEquals(List.of("Compile-function"), functions());
        JsonObject state = rails.stageState("Release");
        assertEquals("holidays", state.objectOrEmpty("inboundTransitionState").needText("disabledReason"));
        assertEquals(execution, state.objectOrEmpty("inboundExecution").needText("pipelineExecutionId"));
        transition("EnableStageTransition");
        assertEquals(List.of("Compile-function", "Ship-function"), functions());
        assertTrue(rails.stageState("Release")
                .objectOrEmpty("inboundTransitionState")
                .flag("enabled")
                .orElseThrow());
    }

    @Test
    void an_update_cancels_who_waits_at_once_and_who_runs_when_its_actions_have_ended() {
        String first = rails.create(twoStages(""));
        String second = rails.start();
        rails.call("UpdatePipeline", "pipeline", twoStages(""));
        assertEquals("Cancelled", rails.status(second));
        assertEquals("InProgress", rails.status(first));
        rails.succeed();
        assertEquals("Cancelled", rails.status(first));
        assertEquals(1, functions().size());
    }

    @Test
    void stopping_lets_the_running_action_end_and_starts_no_other() {
        String execution = rails.create(twoStages(""));
        rails.call("StopPipelineExecution", "pipelineName", NAME, "pipelineExecutionId", execution, "reason", "wait");
        assertEquals("Stopping", rails.status(execution));
        assertEquals(
                "DuplicatedStopRequestException",
                rails.refused("StopPipelineExecution", "pipelineName", NAME, "pipelineExecutionId", execution)
                        .code());
        rails.succeed();
        assertEquals("Stopped", rails.status(execution));
        assertEquals(1, functions().size());
        assertEquals(
                "wait",
                rails.executions().getFirst().objectOrEmpty("stopTrigger").needText("reason"));
        assertEquals(
                "PipelineExecutionNotStoppableException",
                rails.refused("StopPipelineExecution", "pipelineName", NAME, "pipelineExecutionId", execution)
                        .code());
    }

    @Test
    void abandoning_gives_the_running_action_up_and_its_answer_comes_too_late() {
        String execution = rails.create(twoStages(""));
        rails.call("StopPipelineExecution", "pipelineName", NAME, "pipelineExecutionId", execution, "abandon", true);
        assertEquals("Stopped", rails.status(execution));
        assertEquals("Abandoned", rails.action("Build").needText("status"));
        assertEquals(
                "InvalidJobStateException",
                rails.refused(
                                "PutJobSuccessResult",
                                "jobId",
                                rails.lambda.last().needText("id"))
                        .code());
    }

    @Test
    void an_execution_that_waits_stops_at_once() {
        rails.create(twoStages(""));
        String second = rails.start();
        rails.call("StopPipelineExecution", "pipelineName", NAME, "pipelineExecutionId", second);
        assertEquals("Stopped", rails.status(second));
    }

    @Test
    void an_approval_waits_for_its_token_and_lets_through_or_not() {
        String execution = rails.create(Rails.pipeline(
                "",
                Rails.stage("Source", Rails.source()),
                Rails.stage("Gate", Rails.approval("Look")),
                Rails.stage("Release", Rails.lambda("Ship", ""))));
        String token = rails.action("Gate").needText("token");
        assertEquals("InvalidApprovalTokenException", answer(execution, "Approved"));
        assertEquals("accepted", answer(token, "Approved"));
        assertEquals("ApprovalAlreadyCompletedException", answer(token, "Rejected"));
        rails.pass(Duration.ZERO);
        assertEquals(List.of("Ship-function"), functions());
        rails.start();
        answer(rails.action("Gate").needText("token"), "Rejected");
        assertTrue(rails.action("Gate")
                .objectOrEmpty("errorDetails")
                .needText("message")
                .contains("looks fine"));
        assertEquals("Failed", rails.stageStatus("Gate"));
    }

    private String answer(String token, String status) {
        try {
            rails.call(
                    "PutApprovalResult",
                    "pipelineName",
                    NAME,
                    "stageName",
                    "Gate",
                    "actionName",
                    "Look",
                    "token",
                    token,
                    "result",
                    JsonObject.of("summary", "looks fine", "status", status));
            return "accepted";
        } catch (AwsError e) {
            return e.code();
        }
    }

    @Test
    void an_approval_without_an_answer_fails_after_seven_days() {
        String execution = rails.create(
                Rails.pipeline("", Rails.stage("Source", Rails.source()), Rails.stage("Gate", Rails.approval("Look"))));
        rails.pass(Duration.ofDays(7).minusSeconds(1));
        assertEquals("InProgress", rails.status(execution));
        rails.pass(Duration.ofSeconds(1));
        assertEquals("Failed", rails.status(execution));
    }
}

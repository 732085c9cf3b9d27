package io.pointsman.local.acceptance.scene;

import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.StageState;

/** A person who says yes to whatever a pipeline asks, once it asks. */
final class ApprovingPerson implements Runnable {
    private final RunContext stage;
    private final String pipeline;

    ApprovingPerson(RunContext stage, String pipeline) {
        this.stage = stage;
        this.pipeline = pipeline;
    }

    @Override
    public void run() {
        stage.aws()
                .codePipeline()
                .getPipelineState(get -> get.name(pipeline))
                .stageStates()
                .forEach(where -> where.actionStates()
                        .forEach(action -> token(action).ifPresent(token -> say(where, action, token))));
    }

    /** There while somebody is asked. */
    private static Optional<String> token(ActionState action) {
        return Optional.ofNullable(action.latestExecution()).flatMap(last -> Optional.ofNullable(last.token()));
    }

    private void say(StageState where, ActionState action, String token) {
        stage.ledger().check();
        stage.aws()
                .codePipeline()
                .putApprovalResult(put -> put.pipelineName(pipeline)
                        .stageName(where.stageName())
                        .actionName(action.actionName())
                        .token(token)
                        .result(result ->
                                result.status(ApprovalStatus.APPROVED).summary("pointsman acceptance says so")));
    }
}

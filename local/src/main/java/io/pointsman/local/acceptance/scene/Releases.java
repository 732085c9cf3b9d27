package io.pointsman.local.acceptance.scene;

import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PipelineView;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.SourceArtifact;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;

/** What a person does with the pipeline of the run. */
final class Releases {
    /** Each release has a throw-away value of its own under a parameter with NoEcho: this and the release. */
    static final String WORD = "throw-away-word-";

    private static final String SETTINGS = "pointsman.yaml";
    private static final String CODE = "app.py";
    private static final String KEY = "app.zip";
    private static final String STAGE = "Release";

    private final RunContext stage;
    private final String sourceBucket;
    private final PipelineView view;
    private final SourceArtifact app;

    Releases(RunContext stage, String pipeline, String sourceBucket) {
        this.stage = stage;
        this.sourceBucket = sourceBucket;
        this.view = new PipelineView(stage.aws().codePipeline(), stage.console(), pipeline, stage.watch());
        this.app = SourceArtifact.of(stage.home().resolve("examples/acceptance"));
    }

    /** A new pipeline starts at once, before there is anything to release. */
    void passFirst() {
        stage.ledger().releases(view.pipeline());
        view.follow(view.newExecution(), () -> {});
    }

    Execution upload(String release, Runnable meanwhile) {
        return upload(release, app -> app, meanwhile);
    }

    /** @param more what is changed beside the number of the release */
    Execution upload(String release, UnaryOperator<SourceArtifact> more, Runnable meanwhile) {
        SourceArtifact numbered = release.equals("1") ? app : numbered(release);
        stage.ledger().check();
        stage.aws()
                .s3()
                .putObject(
                        put -> put.bucket(sourceBucket).key(KEY),
                        RequestBody.fromBytes(more.apply(numbered).zip()));
        return view.follow(view.newExecution(), meanwhile);
    }

    private SourceArtifact numbered(String release) {
        return app.edited(CODE, text -> text.replace("RELEASE = \"1\"", "RELEASE = \"" + release + "\""))
                .edited(SETTINGS, text -> text.replace(WORD + "1", WORD + release));
    }

    Execution retry(Execution failed) {
        stage.ledger().check();
        stage.aws()
                .codePipeline()
                .retryStageExecution(retry -> retry.pipelineName(view.pipeline())
                        .stageName(STAGE)
                        .pipelineExecutionId(failed.id())
                        .retryMode(StageRetryMode.FAILED_ACTIONS));
        return view.follow(failed.id(), () -> {});
    }

    static Execution succeeded(Execution execution) {
        lastFailed(execution).filter(action -> !execution.succeeded()).ifPresent(action -> {
            throw new PlayFailure(action.name() + " failed: " + action.message());
        });
        PlayFailure.same("the pipeline", "Succeeded", execution.status());
        return execution;
    }

    private static Optional<Execution.Action> lastFailed(Execution execution) {
        return execution.actions().stream()
                .filter(action -> action.status().equals("Failed"))
                .reduce((first, second) -> second);
    }

    /** The message of the action that failed; it names what it should. */
    static String failed(Execution execution, String action, String... named) {
        PlayFailure.same("the pipeline", "Failed", execution.status());
        String message = execution.action(action).message();
        PlayFailure.same(
                action + " (" + message + ")",
                "Failed",
                execution.action(action).status());
        for (String part : named) {
            PlayFailure.unless(message.contains(part), action + "'s message does not name " + part + ": " + message);
        }
        return message;
    }
}

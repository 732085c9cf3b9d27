package io.pointsman.runtime;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Pause;
import io.pointsman.engine.Progress;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.ExecutionDetails;
import software.amazon.awssdk.services.codepipeline.model.FailureType;
import software.amazon.awssdk.services.codepipeline.model.InvalidJobStateException;
import software.amazon.awssdk.services.codepipeline.model.JobNotFoundException;

/**
 * Answers jobs. An answer that CodePipeline does not take (its own reading of the limits may differ) becomes a failure that says
 * so: an unanswered job hangs the pipeline for 20 minutes.
 */
final class JobAnswers {
    private static final int TRIES = 4;
    /** The output that also becomes the last summary. */
    private static final String SUMMARY = "Summary";

    /** Where an action has none: else what it said last on its way would stay. */
    private static final String DONE = "done";

    private static final Set<String> REFUSED = Set.of("ValidationException", "OutputVariablesSizeExceededException");

    private final Supplier<CodePipelineClient> codePipeline;
    private final CallTime time;
    private final Pause pause;
    private final Log log;

    JobAnswers(Supplier<CodePipelineClient> codePipeline, CallTime time, Pause pause, Log log) {
        this.codePipeline = codePipeline;
        this.time = time;
        this.pause = pause;
        this.log = log;
    }

    /** What CodePipeline did with an answer. */
    enum Reception {
        TAKEN,
        /** The job is over: a second delivery of its event, or an execution that was stopped. */
        OVER,
        /** There is no such job. */
        UNKNOWN
    }

    /** What CodePipeline was told, and what it did with that. */
    record Heard(Outcome outcome, Reception reception) {}

    /**
     * @return what CodePipeline heard
     * @throws IOException when CodePipeline heard nothing; Lambda will call again with the same event
     */
    Heard put(String job, Outcome outcome) throws IOException {
        Optional<Reception> reception = offered(job, outcome);
        if (reception.isPresent()) {
            return new Heard(outcome, reception.get());
        }
        Outcome.Failed instead = new Outcome.Failed(
                FailureKind.JOB_FAILED,
                "CodePipeline did not take the answer of this job as valid; the function's log has its words");
        return offered(job, instead)
                .map(it -> new Heard(instead, it))
                .orElseThrow(() -> new IOException("job " + job + ": CodePipeline takes no answer"));
    }

    /** Empty when the answer itself was refused. */
    private Optional<Reception> offered(String job, Outcome outcome) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                send(job, outcome);
                return Optional.of(Reception.TAKEN);
            } catch (InvalidJobStateException e) {
                log.say("already answered", told(e));
                return Optional.of(Reception.OVER);
            } catch (JobNotFoundException e) {
                log.say("already answered", told(e));
                return Optional.of(Reception.UNKNOWN);
            } catch (RuntimeException e) {
                log.say("answer failed", told(e).with("attempt", attempt));
                if (refused(e)) {
                    return Optional.empty();
                }
                waitOrGiveUp(job, attempt);
            }
        }
    }

    private static JsonObject told(RuntimeException e) {
        return JsonObject.of("exception", e.getClass().getSimpleName(), "said", e.getMessage());
    }

    private static boolean refused(RuntimeException e) {
        return e instanceof CodePipelineException service
                && service.awsErrorDetails() != null
                && REFUSED.contains(String.valueOf(service.awsErrorDetails().errorCode()));
    }

    private void waitOrGiveUp(String job, int attempt) throws IOException {
        if (attempt == TRIES) {
            throw new IOException("job " + job + ": could not be answered, " + TRIES + " times in a row");
        }
        try {
            pause.of(Duration.ofSeconds(1L << (attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("job " + job + ": interrupted before it could be answered", e);
        }
    }

    private void send(String job, Outcome outcome) {
        switch (outcome) {
            case Outcome.Succeeded(var outputs) -> succeed(job, outputs);
            case Outcome.InProgress(String token, Progress progress) -> goOn(job, token, progress);
            case Outcome.Failed(FailureKind kind, String message, boolean ignored) -> fail(job, kind, message);
            case Outcome.Late late -> throw new IllegalArgumentException("nobody waits for that: " + late.why());
        }
    }

    private void succeed(String job, Map<String, String> outputs) {
        String summary = Optional.ofNullable(outputs.get(SUMMARY))
                .filter(text -> !text.isBlank())
                .orElse(DONE);
        ExecutionDetails.Builder details =
                ExecutionDetails.builder().percentComplete(100).summary(Sayable.cut(summary, Sayable.LONGEST_SUMMARY));
        codePipeline
                .get()
                .putJobSuccessResult(put -> put.jobId(job)
                        .outputVariables(outputs)
                        .executionDetails(details.build())
                        .overrideConfiguration(this::inTime));
    }

    private void goOn(String job, String token, Progress progress) {
        ExecutionDetails.Builder details = ExecutionDetails.builder().summary(progress.summary());
        progress.percent().ifPresent(details::percentComplete);
        codePipeline
                .get()
                .putJobSuccessResult(put -> put.jobId(job)
                        .continuationToken(token)
                        .executionDetails(details.build())
                        .overrideConfiguration(this::inTime));
    }

    private void fail(String job, FailureKind kind, String message) {
        codePipeline
                .get()
                .putJobFailureResult(put -> put.jobId(job)
                        .failureDetails(details -> details.type(FailureType.fromValue(kind.wireName()))
                                .message(message))
                        .overrideConfiguration(this::inTime));
    }

    /** An answer that hangs ends before the function is killed, so that the log says what happened. */
    private void inTime(AwsRequestOverrideConfiguration.Builder override) {
        Duration most = time.forAnswer();
        if (most.isPositive() && most.compareTo(AwsSetup.CALL) < 0) {
            override.apiCallTimeout(most).apiCallAttemptTimeout(CallTime.least(most, AwsSetup.ATTEMPT));
        }
    }
}

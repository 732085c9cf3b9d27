package io.pointsman.runtime;

import io.pointsman.engine.Action;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/** One call of one function, from the event to the answer. Once the job's id is known, every path answers the job. */
final class JobCall {
    private final String action;
    private final Function<Workplace, Action<?, ?>> build;
    private final Surroundings around;
    private final JobEnvelope envelope;
    private final JsonLines log;

    JobCall(
            String action,
            Function<Workplace, Action<?, ?>> build,
            Surroundings around,
            JobEnvelope envelope,
            JsonLines log) {
        this.action = action;
        this.build = build;
        this.around = around;
        this.envelope = envelope;
        this.log = log;
    }

    /** The outcome, answered to CodePipeline unless a person called. */
    Outcome answered(Instant deadline) throws IOException {
        Outcome outcome = outcome(deadline);
        log.say("outcome", CallResult.of(outcome));
        return envelope.manual() ? outcome : answers().put(envelope.id(), outcome);
    }

    private JobAnswers answers() {
        return new JobAnswers(() -> around.clients(Target.HOME).codePipeline(), around.pause(), log);
    }

    /** An error such as a lack of memory is answered, too, as long as there is enough of it for that. */
    private Outcome outcome(Instant deadline) {
        try {
            JobEvent event = JobEvent.of(envelope);
            return Sayable.of(run(event, event.job(deadline)), envelope.secrets());
        } catch (Refusal e) {
            return failed(e.kind(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            new CallJournal(log).surprised(e);
            return failed(
                    FailureKind.JOB_FAILED,
                    "unexpected: " + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "; the function's log has more");
        }
    }

    private Outcome failed(FailureKind kind, String message) {
        return Sayable.of(new Outcome.Failed(kind, message), envelope.secrets());
    }

    private Outcome run(JobEvent event, Job job) {
        JsonLines told = log.with(about(job.userParameters()));
        Lazy<S3Client> s3 = new Lazy<>(() -> around.s3(event.credentials()));
        try {
            Artifacts artifacts = new S3Artifacts(s3, event.encryptionKey());
            return runner(told).run(new LateAction(() -> built(artifacts, job, told)), job);
        } finally {
            s3.ifMade(S3Client::close);
        }
    }

    private ActionRunner runner(Log told) {
        return new ActionRunner(around.clock(), around.pause(), Patience.DEFAULT, new CallJournal(told));
    }

    private Action<?, ?> built(Artifacts artifacts, Job job, Log told) {
        Clients clients = around.clients(JobTarget.of(action, artifacts, job));
        return build.apply(new Workplace(clients, artifacts, around.environment(), around.clock(), told));
    }

    /** Only what is text: whether it is right is the action's to say. */
    private static JsonObject about(JsonObject userParameters) {
        JsonObject about = JsonObject.empty();
        for (String name : new String[] {"StackName", "Run"}) {
            if (userParameters.members().get(name) instanceof String text) {
                about = about.with(name, text);
            }
        }
        return about;
    }
}

package io.pointsman.runtime;

import io.pointsman.engine.Action;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.settings.Key;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/** One call of one function, from the event to the answer. Once the job's id is known, every path answers the job. */
final class JobCall {
    private final String action;
    private final Function<Workplace, Action<?, ?>> build;
    private final Function<Outcome, Optional<ReleaseEvent>> end;
    private final List<Key<?>> names;
    private final Surroundings around;
    private final JobEnvelope envelope;
    private final JsonLines log;

    /** @param names what stands in the continuation token, {@link JobNames}; none for an action that begins again where it cannot go on */
    JobCall(
            String action,
            Function<Workplace, Action<?, ?>> build,
            Function<Outcome, Optional<ReleaseEvent>> end,
            List<Key<?>> names,
            Surroundings around,
            JobEnvelope envelope,
            JsonLines log) {
        this.action = action;
        this.build = build;
        this.end = end;
        this.names = names;
        this.around = around;
        this.envelope = envelope;
        this.log = log;
    }

    /**
     * The end of one call.
     *
     * @param waits how often AWS was waited for
     */
    private record Ended(Outcome outcome, ReleaseFacts facts, long waits, JobsOnRecord jobs, CallTime time) {}

    /** The outcome, answered to CodePipeline unless a person called; then told to whoever listens, where it ends the release. */
    Outcome answered(Instant deadline) throws IOException {
        CallMeter.Count before = around.meter().count();
        Ended ended = ended(new CallTime(around.clock(), deadline));
        Outcome outcome = ended.outcome();
        log.say("outcome", CallResult.of(outcome));
        CallMeter.Count asked = around.meter().count().since(before);
        log.say(
                "metrics",
                CallMetrics.of(
                        action, outcome, ended.waits(), asked, around.clock().instant()));
        return envelope.manual() ? told(outcome, ended) : answered(outcome, ended);
    }

    private Outcome answered(Outcome outcome, Ended ended) throws IOException {
        if (outcome instanceof Outcome.Late) {
            return outcome;
        }
        JobAnswers.Heard heard = answers(ended.time()).put(envelope.id(), outcome);
        ended.time().answered();
        boolean inDoubt = ended.jobs().inDoubt();
        if (inDoubt && heard.reception() != JobAnswers.Reception.TAKEN) {
            ended.jobs().ends(heard.reception());
            return new Outcome.Late("CodePipeline waits for this job no more; nothing was done");
        }
        Outcome end = told(heard.outcome(), ended);
        ended.jobs().ends(heard.reception());
        return end;
    }

    private Outcome told(Outcome outcome, Ended ended) {
        end.apply(outcome).ifPresent(it -> {
            if (ended.time().isEnough()) {
                announce(it, outcome, ended.facts());
            } else {
                log.say("not announced", JsonObject.of("event", it.detailType(), "said", "no time is left for it"));
            }
        });
        return outcome;
    }

    private JobAnswers answers(CallTime time) {
        return new JobAnswers(() -> around.clients(Target.HOME).codePipeline(), time, around.pause(), log);
    }

    /** The job is answered by now: that nobody could be told does not change it. */
    private void announce(ReleaseEvent it, Outcome outcome, ReleaseFacts facts) {
        String bucket = around.environment().variables().getOrDefault("RELEASE_BUCKET", "");
        JsonObject detail = facts.detail(bucket)
                .with("action", action)
                .with("job", envelope.id())
                .with("result", CallResult.of(outcome));
        try {
            around.announcements().announce(it, detail);
        } catch (RuntimeException e) {
            log.say("not announced", JsonObject.of("event", it.detailType(), "said", e.getMessage()));
        }
    }

    /** An error such as a lack of memory is answered, too, as long as there is enough of it for that. */
    private Ended ended(CallTime time) {
        try {
            JobEvent event = JobEvent.of(envelope);
            Job job = event.job(time.deadline());
            return time.isTooShort() ? tooShort(time) : run(event, job, StepCalls.of(around, action, job, time));
        } catch (Refusal e) {
            return failed(time, e.kind(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            new CallJournal(log, around.meter()).surprised(e);
            return failed(
                    time,
                    FailureKind.JOB_FAILED,
                    "unexpected: " + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "; the function's log has more");
        }
    }

    private Ended failed(CallTime time, FailureKind kind, String message) {
        Outcome outcome = Sayable.of(new Outcome.Failed(kind, message), envelope.secrets());
        return new Ended(outcome, ReleaseFacts.NONE, 0, JobsOnRecord.none(log), time);
    }

    private Ended tooShort(CallTime time) {
        return failed(
                time,
                FailureKind.CONFIGURATION,
                "the function " + action + " has a Timeout of less than " + CallTime.LEAST_TIMEOUT.toSeconds()
                        + " s, which no step fits into; give it more (template.yaml of Pointsman has 900)");
    }

    private Ended run(JobEvent event, Job job, StepCalls calls) {
        Lazy<S3Client> s3 = new Lazy<>(() -> around.s3(event.credentials()));
        try {
            Artifacts artifacts = new S3Artifacts(new Lazy<>(() -> calls.s3(s3.get())), event.store(), owners(calls));
            return run(job, artifacts, calls);
        } finally {
            s3.ifMade(S3Client::close);
        }
    }

    private S3OwnersSettings owners(StepCalls calls) {
        return new S3OwnersSettings(
                () -> calls.clients(Target.HOME).s3(),
                () -> around.environment().need("RELEASE_BUCKET"));
    }

    private Ended run(Job asked, Artifacts artifacts, StepCalls calls) {
        JobNames known = JobNames.of(asked);
        Job job = known.plain(asked);
        JobNames now = JobNames.read(action, names, artifacts, job);
        Optional<Refusal> objection = known.objection(now);
        Job given = known.given(asked);
        Artifacts without = new WithoutFiles(artifacts, asked.userParameters().has(CommonKeys.STACK_NAME.name()));
        boolean isAsBefore = known.isEmpty() || known.equals(now);
        Supplier<ReleaseFacts> reading =
                () -> isAsBefore ? ReleaseFacts.of(action, artifacts, job) : ReleaseFacts.of(action, without, given);
        Optional<ReleaseFacts> read = ReleaseFacts.whereReadable(reading);
        ReleaseFacts facts = read.orElseGet(() -> ReleaseFacts.said(isAsBefore ? job : given));
        JsonLines told = log.with(facts.json());
        CallJournal journal = new CallJournal(told, around.meter());
        KnownRevisions revisions = new KnownRevisions(calls.answers()::revision, calls.answers()::look);
        JobsOnRecord jobs = JobsOnRecord.of(
                action,
                asked,
                read,
                reading,
                there -> records(there, calls, revisions),
                told,
                calls.answers().isResumed());
        LateAction.Build usual =
                new LateAction.Build(job, () -> built(artifacts, job, told, calls, revisions), objection);
        LateAction.Build last =
                new LateAction.Build(given, () -> built(without, given, told, calls, revisions), Optional.empty());
        LateAction late = new LateAction(
                usual, known.isEmpty() ? Optional.empty() : Optional.of(last), jobs::begins, calls.answers());
        Outcome outcome = new ActionRunner(around.clock(), around.pause(), calls.patience(), journal).run(late, job);
        Outcome named = (known.isEmpty() ? now : known).in(outcome);
        calls.answered(asked, named);
        return new Ended(Sayable.of(named, envelope.secrets()), facts, journal.waits(), jobs, calls.time());
    }

    private S3ReleaseRecords records(ReleaseFacts facts, StepCalls calls, KnownRevisions revisions) {
        return new S3ReleaseRecords(
                calls.clients(facts.target()).s3(),
                around.environment().need("RELEASE_BUCKET"),
                facts.target(),
                revisions);
    }

    private Action<?, ?> built(Artifacts artifacts, Job job, Log told, StepCalls calls, KnownRevisions revisions) {
        Target target = JobTarget.of(action, artifacts, job);
        return build.apply(new Workplace(
                calls.clients(target),
                artifacts,
                around.environment(),
                calls.serviceTime(),
                told,
                target,
                revisions,
                calls.answers().call()));
    }
}

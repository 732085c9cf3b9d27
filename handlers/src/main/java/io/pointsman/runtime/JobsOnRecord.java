package io.pointsman.runtime;

import io.pointsman.digest.Sha256;
import io.pointsman.engine.Job;
import io.pointsman.engine.OutOfTime;
import io.pointsman.engine.OutOfTurn;
import io.pointsman.json.JsonObject;
import io.pointsman.release.RunName;
import io.pointsman.release.record.HandledJobs;
import io.pointsman.release.record.HandledJobs.HandledJob;
import io.pointsman.release.record.ReleaseRecords;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One job in the list of those of its stack: whether it may be worked on, and what became of it. A call by hand is no job, and of a job
 * whose release cannot be told nothing is written down: its action refuses it.
 */
final class JobsOnRecord {
    /** Actions that go by the index and by the record of their run. */
    private static final Set<String> KEEPING = Set.of("changeset", "execute", "publish", "shift", "retain");

    private final Log log;
    private final boolean resumes;
    private final Supplier<Optional<Place>> again;
    private Optional<Place> place;
    private boolean begun;
    private boolean inDoubt;

    /** @param stack whose list it is */
    private record Place(String stack, HandledJob job, S3ReleaseRecords records) {}

    private JobsOnRecord(Optional<Place> place, Supplier<Optional<Place>> again, Log log, boolean resumes) {
        this.place = place;
        this.again = again;
        this.log = log;
        this.resumes = resumes;
    }

    static JobsOnRecord none(Log log) {
        return new JobsOnRecord(Optional.empty(), Optional::empty, log, /* resumes= */ false);
    }

    /**
     * @param facts empty where the artifact could not be read
     * @param again reads it once more
     * @param resumes goes on in the middle of a step, which has looked at the documents before
     */
    static JobsOnRecord of(
            String action,
            Job job,
            Optional<ReleaseFacts> facts,
            Supplier<ReleaseFacts> again,
            Function<ReleaseFacts, S3ReleaseRecords> records,
            Log log,
            boolean resumes) {
        if (job.manual()) {
            return none(log);
        }
        Function<ReleaseFacts, Optional<Place>> place = there -> place(action, job, there, records);
        return new JobsOnRecord(
                facts.flatMap(place),
                () -> facts.isPresent() ? Optional.empty() : place.apply(again.get()),
                log,
                resumes);
    }

    private static Optional<Place> place(
            String action, Job job, ReleaseFacts facts, Function<ReleaseFacts, S3ReleaseRecords> records) {
        String token = job.token().map(Sha256::hex).orElse("");
        return stack(job, facts)
                .flatMap(stack -> run(action, job, facts)
                        .map(run ->
                                new Place(stack, new HandledJob(job.id(), token, action, run), records.apply(facts))));
    }

    /** Where no stack is named, which only {@code rewrite} allows, the place that its pipeline reads from. */
    private static Optional<String> stack(Job job, ReleaseFacts facts) {
        return facts.stack()
                .or(() -> job.inputs().stream()
                        .findFirst()
                        .map(input -> "@"
                                + RunName.of(
                                        "source",
                                        input.bucket(),
                                        input.key().substring(0, input.key().lastIndexOf('/') + 1))));
    }

    private static Optional<String> run(String action, Job job, ReleaseFacts facts) {
        return facts.run()
                .or(() -> job.inputs().stream()
                        .filter(input -> action.equals("rewrite"))
                        .findFirst()
                        .map(input -> input.bucket() + "/" + input.key()));
    }

    /** Before anything is done for it; an {@link OutOfTurn} where nothing is to be done. */
    void begins() {
        place = place.or(again);
        if (place.isEmpty()) {
            return;
        }
        S3ReleaseRecords records = place.get().records();
        HandledJob job = place.get().job();
        records.updateJobs(place.get().stack(), jobs -> switch (jobs.turn(job)) {
            case FIRST -> {
                hold(records, place.get().stack(), jobs, job);
                yield jobs.begun(job);
            }
            case DOUBTFUL -> {
                inDoubt = true;
                throw OutOfTurn.doubtful(
                        "this event came before, or after a later release had begun; asking CodePipeline"
                                + " whether it still waits for this job");
            }
            case ANSWERED ->
                throw OutOfTurn.over("job " + job.id() + " of " + job.action() + ", run " + job.run()
                        + ", is answered: this is a second delivery of its event, and nothing was done");
        });
        begun = true;
        records.worksOn(job);
    }

    /**
     * What the action will go by must be as new as the jobs before left it, and whole before the job is written down. A job that goes on
     * finds that out by itself, what it has begun matters more; only the list itself has to be as new as its record.
     */
    private void hold(S3ReleaseRecords records, String stack, HandledJobs jobs, HandledJob job) {
        if (resumes) {
            return;
        }
        if (!KEEPING.contains(job.action())) {
            records.holdJobs(stack, ReleaseRecords.INDEX);
            return;
        }
        expect(records, stack, job.run(), jobs.recorded(job.run()), HandledJobs.Left::record);
        expect(records, stack, ReleaseRecords.INDEX, jobs.indexed(), HandledJobs.Left::index);
        boolean goesOn = !job.token().isEmpty() && jobs.hasBegun(job.action(), job.run());
        if (goesOn) {
            records.holdJobs(stack, job.run());
        } else {
            records.index(stack);
            records.read(stack, job.run());
        }
    }

    private static void expect(
            S3ReleaseRecords records,
            String stack,
            String document,
            Optional<HandledJob> last,
            Function<HandledJobs.Left, Optional<Integer>> revision) {
        last.ifPresent(by -> {
            int number = revision.apply(by.left()).orElseThrow();
            records.expect(
                    stack, document, number, "job " + by.id() + " of " + by.action() + " wrote revision " + number);
        });
    }

    /** After it was answered. That it cannot be written down does not change the answer. */
    void ends(JobAnswers.Reception reception) {
        place.filter(it -> begun || inDoubt).ifPresent(it -> {
            try {
                S3ReleaseRecords all = it.records();
                all.worksOnNothing();
                HandledJobs.Left left = new HandledJobs.Left(
                        all.written(it.stack(), it.job().run()), all.written(it.stack(), ReleaseRecords.INDEX));
                all.updateJobs(it.stack(), change(it.job().leaving(left), reception));
            } catch (RuntimeException | OutOfTime e) {
                log.say("job not written down", JsonObject.of("said", e.getMessage()));
            }
        });
    }

    private UnaryOperator<HandledJobs> change(HandledJob job, JobAnswers.Reception reception) {
        return switch (reception) {
            case TAKEN -> inDoubt ? jobs -> jobs.proven(job) : jobs -> jobs.answered(job);
            case OVER -> jobs -> jobs.answered(job);
            case UNKNOWN -> inDoubt ? jobs -> jobs : jobs -> jobs.forgotten(job);
        };
    }

    /** Its answer only asks whether somebody waits. */
    boolean inDoubt() {
        return inDoubt;
    }
}

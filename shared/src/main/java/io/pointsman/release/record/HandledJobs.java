package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The jobs that were worked on for one stack, in the order in which they began: {@code releases/STACK/jobs.json} in the release bucket.
 * Lambda may deliver the event of a job once more when the job is over; no API says whether it is, and this list does.
 */
public record HandledJobs(JsonObject json) {
    /** Lambda keeps an event for six hours at most; a job takes half a minute and more. */
    private static final int MOST = 500;

    private static final Field<List<HandledJob>> ALL = Field.optional("jobs", FieldShape.listOf(HandledJob.SHAPE));

    static final ObjectShape<HandledJobs> SHAPE =
            ObjectShape.of(HandledJobs::new, HandledJobs::json, ALL).opened();

    /**
     * A job as its event tells it.
     *
     * @param id CodePipeline's, a new one for each continuation
     * @param token of the continuation, or a digest of it; empty for the first job of an action
     * @param run the release that it belongs to
     * @param left what it has written, for whoever finds something older
     */
    public record HandledJob(String id, String token, String action, String run, State state, Left left) {
        private static final Field<String> ID = Field.required("id", FieldShape.TEXT);
        private static final Field<String> TOKEN = Field.optional("token", FieldShape.TEXT);
        private static final Field<String> ACTION = Field.required("action", FieldShape.TEXT);
        private static final Field<String> RUN = Field.required("run", FieldShape.TEXT);
        private static final Field<State> STATE = Field.required("state", FieldShape.oneOf(State.class, State::word));
        private static final Field<Integer> RECORD = Field.optional("record", FieldShape.COUNT);
        private static final Field<Integer> INDEX = Field.optional("index", FieldShape.COUNT);

        private static final ObjectShape<HandledJob> SHAPE = ObjectShape.of(
                        HandledJob::read, HandledJob::write, ID, TOKEN, ACTION, RUN, STATE, RECORD, INDEX)
                .opened();

        /** One that begins now. */
        public HandledJob(String id, String token, String action, String run) {
            this(id, token, action, run, State.BEGUN, Left.NOTHING);
        }

        private boolean is(HandledJob other) {
            return id.equals(other.id) && token.equals(other.token) && action.equals(other.action);
        }

        private HandledJob now(State now) {
            return new HandledJob(id, token, action, run, now, left);
        }

        public HandledJob leaving(Left written) {
            return new HandledJob(id, token, action, run, state, written);
        }

        /** What an earlier call of the same job has written stays written. */
        private HandledJob after(HandledJob earlier) {
            return leaving(new Left(
                    left.record().or(earlier.left::record), left.index().or(earlier.left::index)));
        }

        private JsonObject write() {
            JsonObject json = RUN.put(ACTION.put(TOKEN.put(ID.put(JsonObject.empty(), id), token), action), run);
            return INDEX.put(RECORD.put(STATE.put(json, state), left.record()), left.index());
        }

        private static HandledJob read(JsonObject json) {
            return new HandledJob(
                    ID.need(json),
                    TOKEN.find(json).orElse(""),
                    ACTION.need(json),
                    RUN.need(json),
                    STATE.need(json),
                    new Left(RECORD.find(json), INDEX.find(json)));
        }
    }

    /**
     * The revisions of the documents that a job has written, as it left them.
     *
     * @param record of its release; empty where it did not write it
     * @param index of its stack
     */
    public record Left(Optional<Integer> record, Optional<Integer> index) {
        static final Left NOTHING = new Left(Optional.empty(), Optional.empty());
    }

    /** How far a job has come. */
    public enum State {
        BEGUN,
        /** CodePipeline has taken an answer, or takes none any more. */
        ANSWERED,
        /** It was answered with a continuation to find out whether somebody waits; the next job of its run is the proof that somebody does. */
        PROVEN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an event is, by all that was begun and answered before it. */
    public enum Turn {
        /** Never seen before. */
        FIRST,
        /** Seen before, or overtaken by a later release of the stack: perhaps nobody waits for it any more. */
        DOUBTFUL,
        /** CodePipeline waits for it no longer. */
        ANSWERED
    }

    public Turn turn(HandledJob job) {
        return find(job).map(HandledJobs::again).orElseGet(() -> first(job));
    }

    /** One that was begun and not answered may have been killed before its answer, or right after it. */
    private static Turn again(HandledJob known) {
        return known.state() == State.BEGUN ? Turn.DOUBTFUL : Turn.ANSWERED;
    }

    /** A new job of a release that another one has overtaken is in doubt: a stage that is rolled back begins so, and so does what was late. */
    private Turn first(HandledJob job) {
        List<HandledJob> ofRun =
                all().stream().filter(other -> other.run().equals(job.run())).toList();
        boolean overtaken = !ofRun.isEmpty() && !all().getLast().run().equals(job.run());
        return overtaken && ofRun.stream().noneMatch(other -> other.state() == State.PROVEN)
                ? Turn.DOUBTFUL
                : Turn.FIRST;
    }

    /** The job that began last, in whatever run. */
    public Optional<HandledJob> latest() {
        List<HandledJob> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The job of that run that began last. */
    public Optional<HandledJob> latest(String run) {
        return all().stream().filter(job -> job.run().equals(run)).reduce((earlier, later) -> later);
    }

    /** The runs of these jobs, in the order in which they began. */
    public List<String> runs() {
        return all().stream().map(HandledJob::run).distinct().toList();
    }

    /** Whether any job of that action was worked on in this run. */
    public boolean hasBegun(String action, String run) {
        return all().stream()
                .anyMatch(job -> job.action().equals(action) && job.run().equals(run));
    }

    /** The job that wrote the record of a run last, as far as its end was written down: no older state of that record is to be gone by. */
    public Optional<HandledJob> recorded(String run) {
        return all().stream()
                .filter(job -> job.run().equals(run))
                .reduce((one, other) -> latest(one, other, Left::record))
                .filter(job -> job.left().record().isPresent());
    }

    /** The same of the index, in whatever run. */
    public Optional<HandledJob> indexed() {
        return all().stream()
                .reduce((one, other) -> latest(one, other, Left::index))
                .filter(job -> job.left().index().isPresent());
    }

    private static HandledJob latest(HandledJob one, HandledJob other, Function<Left, Optional<Integer>> document) {
        return document.apply(one.left()).orElse(0)
                        > document.apply(other.left()).orElse(0)
                ? one
                : other;
    }

    /** A {@link JsonTrouble} where it cannot be read. */
    void readWhole() {
        all();
    }

    /** It is worked on. Repeating it changes nothing. */
    public HandledJobs begun(HandledJob job) {
        if (find(job).isPresent()) {
            return this;
        }
        List<HandledJob> all = new ArrayList<>();
        all().forEach(other -> all.add(
                other.run().equals(job.run()) && other.state() == State.PROVEN ? other.now(State.ANSWERED) : other));
        all.add(job.now(State.BEGUN));
        return with(all);
    }

    public HandledJobs answered(HandledJob job) {
        return with(all().stream()
                .map(other -> other.is(job) ? job.now(State.ANSWERED).after(other) : other)
                .toList());
    }

    /** CodePipeline waits for the release after all: it is the latest one again. */
    public HandledJobs proven(HandledJob job) {
        List<HandledJob> all = new ArrayList<>(without(job));
        all.add(job.now(State.PROVEN));
        return with(all);
    }

    /** CodePipeline knows no such job: somebody made the event up, to try the function. */
    public HandledJobs forgotten(HandledJob job) {
        return with(without(job));
    }

    private List<HandledJob> without(HandledJob job) {
        return all().stream().filter(other -> !other.is(job)).toList();
    }

    private Optional<HandledJob> find(HandledJob job) {
        return all().stream().filter(job::is).findFirst();
    }

    private List<HandledJob> all() {
        return ALL.find(json).orElse(List.of());
    }

    private HandledJobs with(List<HandledJob> jobs) {
        return new HandledJobs(ALL.put(json, jobs.subList(Math.max(0, jobs.size() - MOST), jobs.size())));
    }
}

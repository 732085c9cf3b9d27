package io.pointsman.local.operator;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.gates.ClosedGate;
import io.pointsman.local.operator.ReleaseBook.KnownRun;
import io.pointsman.page.ConsoleLinks;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.HandledJobs;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.SourceArtifactPlace;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a stack stands: from the release bucket and from AWS. */
public final class StandingReader {
    private final String region;
    private final ReleaseBook book;
    private final AccountReading account;
    private final InstantSource clock;
    private final boolean hasConsole;

    public StandingReader(String region, ReleaseBook book, AccountReading account, InstantSource clock) {
        this(region, book, account, clock, /* hasConsole= */ false);
    }

    /** @param hasConsole this is an account of AWS, and pipeline and stack are both in it */
    public StandingReader(
            String region, ReleaseBook book, AccountReading account, InstantSource clock, boolean hasConsole) {
        this.hasConsole = hasConsole;
        this.region = region;
        this.book = book;
        this.account = account;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param run empty: the latest
     * @param alias empty: the one that the run moves, or moved last
     * @param pipeline that plays the run, where somebody has named it
     * @param everywhere aliases of functions that do not move are looked at, too
     * @param isOvertaken a later run has begun
     */
    public record Wanted(
            String stack,
            Optional<String> run,
            Optional<String> alias,
            Optional<String> pipeline,
            boolean everywhere,
            boolean isOvertaken) {
        public Wanted(
                String stack,
                Optional<String> run,
                Optional<String> alias,
                Optional<String> pipeline,
                boolean everywhere) {
            this(stack, run, alias, pipeline, everywhere, /* isOvertaken= */ false);
        }

        public static Wanted latest(String stack) {
            return new Wanted(stack, Optional.empty(), Optional.empty(), Optional.empty(), /* everywhere= */ true);
        }

        public Wanted of(String wantedRun) {
            return new Wanted(stack, Optional.of(wantedRun), alias, pipeline, everywhere, isOvertaken);
        }

        public Wanted whereItMoves() {
            return new Wanted(stack, run, alias, pipeline, /* everywhere= */ false, isOvertaken);
        }

        public Wanted wherever() {
            return new Wanted(stack, run, alias, pipeline, /* everywhere= */ true, isOvertaken);
        }

        public Wanted overtaken() {
            return new Wanted(stack, run, alias, pipeline, everywhere, /* isOvertaken= */ true);
        }
    }

    public StackStanding read(Wanted wanted) {
        String stack = wanted.stack();
        ReleaseIndex index = book.index(stack);
        HandledJobs jobs = book.jobs(stack);
        Optional<String> run = wanted.run().or(() -> latest(stack));
        ReleaseRecord record = run.map(one -> book.record(stack, one)).orElseGet(() -> ReleaseRecord.parse("{}"));
        String alias = wanted.alias().orElseGet(() -> alias(index, record));
        Optional<Attempt> attempt = record.attempt(alias);
        Optional<ReleaseIndex.Entry> current = index.current(alias);
        Looked<Map<String, DeploymentSight>> deployments = deployments(attempt);
        List<FunctionStanding> functions =
                functions(wanted, attempt, current, deployments.value().orElse(Map.of()), alias);
        Looked<Optional<ClosedGate>> gate = account.gate(stack);
        Optional<Looked<Optional<PipelineStanding>>> pipeline =
                run.flatMap(one -> pipeline(wanted, one, record, attempt, current));
        boolean isClosed = gate.value().flatMap(closed -> closed).isPresent();
        Optional<RunStanding> standing = run.map(one -> new RunReading(
                        one,
                        record,
                        attempt,
                        jobs.latest(one),
                        pipeline.flatMap(Looked::value).flatMap(found -> found),
                        isClosed,
                        wanted.isOvertaken())
                .standing(alias, functions));
        Optional<AccountReading.Caller> caller = account.caller().value();
        return new StackStanding(
                stack,
                region,
                alias,
                clock.instant(),
                caller.map(AccountReading.Caller::account),
                current.map(entry -> live(index, entry)),
                standing,
                functions,
                gate,
                account.stack(stack),
                pipeline,
                deployments.why(),
                alarms(attempt),
                caller.filter(known -> hasConsole).flatMap(this::console));
    }

    /** In the caller's partition. */
    private Optional<ConsoleLinks> console(AccountReading.Caller caller) {
        String[] arn = caller.arn().split(":", -1);
        return arn.length < 2
                ? Optional.empty()
                : ConsoleLinks.of("arn:" + arn[1] + ":codepipeline:" + region + ":" + caller.account() + ":any");
    }

    /** Those of the functions that move, or moved last. */
    private Looked<List<AlarmSight>> alarms(Optional<Attempt> attempt) {
        List<String> names = attempt.stream()
                .flatMap(Attempt::functions)
                .flatMap(function -> function.alarms().stream())
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty() ? Looked.known(List.of()) : account.alarms(names);
    }

    /** The run that was written last. */
    private Optional<String> latest(String stack) {
        return book.runs(stack).stream().findFirst().map(KnownRun::run);
    }

    private static String alias(ReleaseIndex index, ReleaseRecord record) {
        List<Attempt> attempts = record.attempts();
        if (!attempts.isEmpty()) {
            return attempts.getLast().alias();
        }
        List<ReleaseIndex.Event> history = index.history();
        return history.isEmpty() ? ProductionAlias.USUAL : history.getLast().alias();
    }

    private static LiveRelease live(ReleaseIndex index, ReleaseIndex.Entry entry) {
        return index.history().reversed().stream()
                .filter(event -> event.alias().equals(entry.alias()))
                .findFirst()
                .map(event -> new LiveRelease(entry.releaseId(), entry.run(), event.at()))
                .orElse(new LiveRelease(entry.releaseId(), entry.run(), entry.at()));
    }

    /** Those that count now; none where nothing is under way. */
    private Looked<Map<String, DeploymentSight>> deployments(Optional<Attempt> attempt) {
        List<String> ids = attempt.filter(Attempt::open)
                .map(open -> FunctionReading.deployments(open.functions()))
                .orElse(List.of());
        return ids.isEmpty() ? Looked.known(Map.of()) : account.deployments(ids);
    }

    private List<FunctionStanding> functions(
            Wanted wanted,
            Optional<Attempt> attempt,
            Optional<ReleaseIndex.Entry> current,
            Map<String, DeploymentSight> sights,
            String alias) {
        Map<String, PublishedVersion> released = current.map(ReleaseIndex.Entry::versions)
                .map(PublishedVersions::functions)
                .orElse(Map.of());
        Map<String, FunctionDeployment> moved =
                FunctionReading.byId(attempt.stream().flatMap(Attempt::functions));
        return new FunctionReading(moved, released, sights)
                .standings((function, moves) ->
                        wanted.everywhere() || moves ? Optional.of(account.alias(function, alias)) : Optional.empty());
    }

    /** Only a run that is the id of an execution has one; what has arrived needs none. */
    private Optional<Looked<Optional<PipelineStanding>>> pipeline(
            Wanted wanted,
            String run,
            ReleaseRecord record,
            Optional<Attempt> attempt,
            Optional<ReleaseIndex.Entry> current) {
        boolean hasArrived =
                attempt.filter(one -> one.state() == Attempt.State.SUCCEEDED).isPresent();
        if (hasArrived || !RunLabel.isExecution(run)) {
            return Optional.empty();
        }
        Optional<String> folder =
                folder(record).or(() -> current.flatMap(entry -> folder(book.record(wanted.stack(), entry.run()))));
        return Optional.of(account.pipeline(run, wanted.pipeline(), folder));
    }

    private static Optional<String> folder(ReleaseRecord record) {
        return record.release()
                .flatMap(PackagedRelease::sourcePlace)
                .map(SourceArtifactPlace::folder)
                .filter(name -> !name.isEmpty());
    }
}

package io.pointsman.actions.shift.attempt;

import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.ReleaseRecords;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The attempts of one release in its record. Two calls of the same job may be at work at once, so a function's state is only
 * replaced by whoever saw the state that is there.
 */
public final class ShiftAttempts {
    private final ReleaseRecords records;
    private final ShiftRequest request;
    private final KnownAttempt known;

    /** Whether what cannot be read or written is done without. */
    private final boolean forgiving;

    public ShiftAttempts(ReleaseRecords records, ShiftRequest request) {
        this(records, request, new KnownAttempt(), /* forgiving= */ false);
    }

    /** @param known what this call has found out so far */
    public ShiftAttempts(ReleaseRecords records, ShiftRequest request, KnownAttempt known) {
        this(records, request, known, /* forgiving= */ false);
    }

    private ShiftAttempts(ReleaseRecords records, ShiftRequest request, KnownAttempt known, boolean forgiving) {
        this.records = records;
        this.request = request;
        this.known = known;
        this.forgiving = forgiving;
    }

    /** Goes on by what this call knows where the record is denied: for the end of a shift, which must not depend on it. */
    public ShiftAttempts forgiving() {
        return new ShiftAttempts(records, request, known, /* forgiving= */ true);
    }

    /** Why the record does not have all of it; empty where it has. */
    public Optional<String> unwritten() {
        return known.trouble().map(Surprise::said);
    }

    /** As this call has seen it last. */
    public Optional<Attempt> known(int number) {
        return known.attempt().filter(attempt -> attempt.number() == number);
    }

    public ReleaseRecord record() {
        try {
            ReleaseRecord found = notEarlier(records.read(request.stack(), request.run()));
            known.read(found, find(found));
            return found;
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (forgiving && known.attempt().isPresent()) {
                return known.record();
            }
            throw e;
        }
    }

    /** Attempts only become more: fewer than this call knows of are an earlier state of the record. */
    private ReleaseRecord notEarlier(ReleaseRecord found) {
        refuseFewerThan(known.attempt().map(Attempt::number).orElse(0), find(found));
        return found;
    }

    private void refuseFewerThan(int number, Optional<Attempt> found) {
        int latest = found.map(Attempt::number).orElse(0);
        if (latest < number) {
            throw records.earlier(
                    request.stack(),
                    request.run(),
                    "attempt " + number + " to shift release " + request.releaseId() + " has begun, and the latest in"
                            + " the record is " + (latest == 0 ? "none" : "attempt " + latest));
        }
    }

    public Optional<Attempt> find() {
        return known.over(find(record()));
    }

    /** What production is on from now. Writes it once for an attempt, however often it is called. */
    public void arrived(Attempt attempt, Instant now) {
        String alias = request.traffic().alias();
        ReleaseIndex.Event event =
                new ReleaseIndex.Event(now, request.run(), alias, attempt.number(), attempt.release());
        if (attempt.restores().isPresent()) {
            records.updateIndex(request.stack(), index -> index.cameBack(event));
            return;
        }
        ReleaseIndex.Entry entry = new ReleaseIndex.Entry(
                attempt.release(), request.run(), alias, now, arrived(attempt), /* retired= */ false);
        records.updateIndex(request.stack(), index -> index.arrived(entry, event));
    }

    private PublishedVersions arrived(Attempt attempt) {
        PublishedVersions published = record().published().orElse(new PublishedVersions(true, Map.of(), Map.of()));
        Map<String, PublishedVersion> targets = new LinkedHashMap<>(published.functions());
        targets.keySet()
                .removeIf(id -> attempt.function(id)
                        .filter(function -> !function.is(Phase.LEFT_OUT))
                        .isEmpty());
        return new PublishedVersions(true, targets, published.stackFunctions());
    }

    public ReleaseIndex index() {
        return records.index(request.stack());
    }

    /** {@link Overtaken} when a later attempt has begun. */
    public Attempt need(int number) {
        Optional<Attempt> found = find();
        refuseFewerThan(number, found);
        return found.filter(attempt -> attempt.number() == number)
                .orElseThrow(() -> new Overtaken("attempt " + number + " to shift release " + request.releaseId()
                        + " is no longer the latest: another job shifts the same release"));
    }

    /** What CodeDeploy knows of an attempt, for this call, in the place of a record that cannot be gone by. */
    public void recovered(Attempt attempt, RuntimeException why) {
        known.recovered(attempt, why);
    }

    /** Another job has taken the release on, and settles what moves. */
    public static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Overtaken(String message) {
            super(message);
        }
    }

    /** Begins an attempt, unless somebody else just did; whichever began. */
    public Attempt begin(Attempt attempt) {
        return change(current ->
                current.filter(one -> one.number() >= attempt.number()).orElse(attempt));
    }

    /** Puts the next states of functions, in one write; not of one that is no longer as it was seen. */
    public Attempt put(Attempt attempt, List<Change> changes) {
        List<Change> real = changes.stream().filter(Change::isReal).toList();
        return real.isEmpty()
                ? attempt
                : change(attempt, current -> {
                    Attempt changed = current;
                    for (Change one : real) {
                        changed = one.applyTo(changed);
                    }
                    return changed;
                });
    }

    /** A function as it was seen, and what becomes of it. */
    public record Change(FunctionDeployment seen, FunctionDeployment next) {
        private boolean isReal() {
            return !next.equals(seen);
        }

        private Attempt applyTo(Attempt attempt) {
            return attempt.function(seen.id()).filter(seen::equals).isPresent() ? attempt.with(next) : attempt;
        }
    }

    public Attempt change(Attempt attempt, UnaryOperator<Attempt> change) {
        int number = attempt.number();
        Attempt changed = change(current -> current.map(one -> one.number() == number ? change.apply(one) : one)
                .orElse(attempt));
        return changed.number() == number ? changed : need(number);
    }

    private Attempt change(Function<Optional<Attempt>, Attempt> change) {
        try {
            ReleaseRecord written = records.change(
                    request.stack(),
                    request.run(),
                    record -> record.with(change.apply(known.over(find(notEarlier(record))))));
            Attempt changed = find(written).orElseThrow();
            known.written(written, changed);
            return changed;
        } catch (Unavailable | Overtaken e) {
            throw e;
        } catch (RuntimeException e) {
            Attempt changed = known.unwritten(change, e);
            if (forgiving) {
                return changed;
            }
            throw e;
        }
    }

    public Optional<Attempt> find(ReleaseRecord record) {
        return record.attempt(request.traffic().alias());
    }
}

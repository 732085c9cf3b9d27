package io.pointsman.runtime;

import io.pointsman.release.record.HandledJobs.HandledJob;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/**
 * What one call knows of the revisions of documents, by their keys: how new each has to be at least, and who says so. A document that is
 * older than that was put back by somebody.
 */
public final class KnownRevisions {
    private final Map<String, Known> newest = new ConcurrentHashMap<>();
    private final Map<String, Integer> found = new ConcurrentHashMap<>();
    private final Map<String, Integer> written = new ConcurrentHashMap<>();
    private final Map<String, Glance> seen = new ConcurrentHashMap<>();
    private final IntUnaryOperator steady;
    private volatile Optional<HandledJob> job = Optional.empty();
    private final Optional<IntSupplier> look;

    /** Of somebody whose time passes unseen: everything is looked at each time. */
    public KnownRevisions() {
        steady = IntUnaryOperator.identity();
        look = Optional.empty();
    }

    /**
     * @param steady gives a step that is made again the revision that it was given before, so that it writes the same again
     * @param look a number that is another one once time has passed and documents have to be looked at anew
     */
    KnownRevisions(IntUnaryOperator steady, IntSupplier look) {
        this.steady = steady;
        this.look = Optional.of(look);
    }

    private record Glance(SeenDocument document, int look) {
        /** Another thread may have written it while it was read. */
        private static Glance newer(Glance before, Glance now) {
            return before.look() == now.look() && before.revision() > now.revision() ? before : now;
        }

        private int revision() {
            return document.revision().number().orElse(0);
        }
    }

    /** As it was found or left since time passed last; empty where it has to be looked at. */
    Optional<SeenDocument> seen(String key) {
        return Optional.ofNullable(seen.get(key))
                .filter(glance ->
                        look.filter(it -> it.getAsInt() == glance.look()).isPresent())
                .map(Glance::document);
    }

    /** As this call has found it or left it, whenever: good enough to be written if nobody wrote since. */
    Optional<SeenDocument> seenBefore(String key) {
        return Optional.ofNullable(seen.get(key)).map(Glance::document);
    }

    void saw(String key, SeenDocument document) {
        look.ifPresent(it -> seen.merge(key, new Glance(document, it.getAsInt()), Glance::newer));
    }

    void forget(String key) {
        seen.remove(key);
    }

    /** @param by who wrote or saw it, to begin a sentence with */
    record Known(int revision, String by) {}

    Optional<Known> newest(String key) {
        return Optional.ofNullable(newest.get(key));
    }

    /** Whether it was found before in an older state than that. */
    boolean expect(String key, int revision, String by) {
        newest.merge(key, new Known(revision, by), (one, other) -> other.revision() > one.revision() ? other : one);
        return found.getOrDefault(key, revision) < revision;
    }

    /** @param revision 0 where it is not there, or nobody counted */
    void found(String key, int revision) {
        found.merge(key, revision, Math::max);
        if (revision > 0) {
            expect(key, revision, "this job has found it at revision " + revision);
        }
    }

    void wrote(String key, int revision) {
        found.merge(key, revision, Math::max);
        written.merge(key, revision, Math::max);
        expect(key, revision, "this job has written revision " + revision);
    }

    /** This call works on it from now on, until somebody answers it. */
    void worksOn(HandledJob begun) {
        job = Optional.of(begun);
    }

    void worksOnNothing() {
        job = Optional.empty();
    }

    /** Empty while nothing is worked on, and for a call by hand. */
    Optional<HandledJob> job() {
        return job;
    }

    /** Of the list of jobs, for what is written beside it; empty where it was not read. */
    Optional<Integer> known(String key) {
        return Optional.ofNullable(found.get(key))
                .filter(revision -> revision > 0)
                .map(steady::applyAsInt);
    }

    /** As this call has left it; empty where it did not write it. */
    Optional<Integer> written(String key) {
        return Optional.ofNullable(written.get(key));
    }
}

package io.pointsman.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A release that is disturbed at each of its moments, once each, and how it ends then. Which calls there are is seen by running it
 * undisturbed, so that a call that is new has its schedules when it is written.
 */
final class EveryMoment {
    /** Every how many-th schedule is run; 1 is all of them. */
    static final int SHARE = Integer.getInteger("promises.share", 500);

    private static final int THREADS = Integer.getInteger("promises.threads", 1);
    private static final int SHOWN = Integer.getInteger("promises.shown", 6);

    private final ReleaseCase release;
    private final Disturbance disturbance;
    private final TakeOver takeOver;

    EveryMoment(ReleaseCase release, Disturbance disturbance, TakeOver takeOver) {
        this.release = release;
        this.disturbance = disturbance;
        this.takeOver = takeOver;
    }

    /**
     * What came of them.
     *
     * @param different a line for each that ended otherwise than the undisturbed one
     */
    record Result(int schedules, List<String> different) {}

    Result run() throws InterruptedException {
        return run(share(CallPoint.all(undisturbed().calls())));
    }

    /** Of the calls of one operation, all. */
    Result run(String operation) throws InterruptedException {
        return run(moment -> moment.operation().equals(operation));
    }

    Result run(Predicate<CallPoint> wanted) throws InterruptedException {
        return run(CallPoint.all(undisturbed().calls()).stream().filter(wanted).toList());
    }

    private UndisturbedRelease undisturbed() {
        return UndisturbedRelease.of(release);
    }

    private List<CallPoint> share(List<CallPoint> moments) {
        int share = Math.min(SHARE, moments.size());
        int first = Math.floorMod((release.name() + disturbance + takeOver).hashCode(), share);
        return IntStream.iterate(first, i -> i < moments.size(), i -> i + SHARE)
                .mapToObj(moments::get)
                .toList();
    }

    private Result run(List<CallPoint> moments) throws InterruptedException {
        List<Callable<List<String>>> work = moments.stream()
                .<Callable<List<String>>>map(moment -> () -> difference(moment))
                .toList();
        List<String> different = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<List<String>> one : threads.invokeAll(work)) {
                different.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new Result(work.size(), different);
    }

    private List<String> difference(CallPoint moment) {
        try {
            List<String> state = undisturbed().disturbed(moment, disturbance, takeOver);
            Predicate<String> isCompared = Uncompared.of(
                            release, undisturbed().calls(), moment, disturbance, takeOver, state)
                    .negate();
            return difference(
                    moment, compared(state, isCompared), compared(undisturbed().end(takeOver), isCompared));
        } catch (RuntimeException | AssertionError e) {
            return List.of(moment + ": " + e);
        }
    }

    private static List<String> compared(List<String> state, Predicate<String> isCompared) {
        return EndState.constant(state.stream().filter(isCompared).toList());
    }

    private static List<String> difference(CallPoint moment, List<String> state, List<String> wanted) {
        return state.equals(wanted) ? List.of() : List.of(moment + ": " + difference(wanted, state));
    }

    private static String difference(List<String> undisturbed, List<String> state) {
        List<String> more = new ArrayList<>(state);
        more.removeAll(undisturbed);
        List<String> less = new ArrayList<>(undisturbed);
        less.removeAll(state);
        return "there is " + more.stream().limit(SHOWN).toList() + ", there is no "
                + less.stream().limit(SHOWN).toList();
    }
}

package io.pointsman.promise;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.keep.Moment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The last release of a case, played once without a disturbance. A disturbed one is the same up to the call that is disturbed, so that it
 * goes on from the event before that, in new processes.
 */
final class UndisturbedRelease {
    /** Calls between two moments that are kept, at least: a moment takes some hundred kilobytes. */
    private static final int APART = 15;

    private static final Map<ReleaseCase, UndisturbedRelease> KNOWN = new ConcurrentHashMap<>();

    private final ReleaseCase release;
    private final List<Halt> halts = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<TakeOver, List<String>> ends = new EnumMap<>(TakeOver.class);
    private final String execution;
    private final int earlierEvents;

    /**
     * Between two events.
     *
     * @param calls of the release that were made before it
     */
    private record Halt(Moment moment, int calls) {}

    static UndisturbedRelease of(ReleaseCase release) {
        return KNOWN.computeIfAbsent(release, UndisturbedRelease::new);
    }

    private UndisturbedRelease(ReleaseCase release) {
        this.release = release;
        try (ReleaseGround ground = new ReleaseGround(release.application())) {
            execution = release.begin(ground);
            earlierEvents = ground.events.size() - 1;
            ground.world.faults().listen(calls::add);
            halts.add(new Halt(ground.now(), 0));
            ground.afterEach = event -> halt(ground);
            ground.toItsEnd(execution);
            for (TakeOver takeOver : TakeOver.values()) {
                ends.put(takeOver, EndState.withChance(ground, takeOver));
            }
            release.checkUndisturbed(end(TakeOver.LAMBDA));
        }
    }

    private void halt(ReleaseGround ground) {
        if (calls.size() >= halts.getLast().calls() + APART) {
            halts.add(new Halt(ground.now(), calls.size()));
        }
    }

    List<String> calls() {
        return calls;
    }

    /** With ids and times as they are, as all ends here: how it ends for whoever takes over so. */
    List<String> end(TakeOver takeOver) {
        return Objects.requireNonNull(ends.get(takeOver));
    }

    /** How it ends when it is disturbed at that point. */
    List<String> disturbed(CallPoint point, Disturbance disturbance, TakeOver takeOver) {
        return from(point, (ground, there) -> {
            ground.losesEvents = takeOver != TakeOver.LAMBDA;
            disturbance.plan(ground, there);
            ReleaseCase.toItsEnd(ground, execution, takeOver);
            ground.world.faults().none();
            return EndState.withChance(ground, takeOver);
        });
    }

    /** How many events the releases before it had. */
    int earlierEvents() {
        return earlierEvents;
    }

    /** How it ends when an event of a release before comes once more, before its first step and after each. */
    List<String> withLate(int event) {
        try (ReleaseGround ground = ReleaseGround.from(halts.getFirst().moment(), release.application())) {
            ReleaseGround.Event late = ground.events.get(event);
            ground.deliverQuietly(late);
            ground.afterEach = each -> ground.deliverQuietly(late);
            ground.toItsEnd(execution);
            return EndState.withChance(ground, TakeOver.LAMBDA);
        }
    }

    /** What is wrong at its end, which may be a failure, where somebody does something at that point. */
    List<String> wrong(CallPoint point, Consumer<World> act) {
        try {
            return from(point, (ground, there) -> {
                Disturbance.meanwhile(ground, there, () -> act.accept(ground.world));
                ground.toItsEnd(execution);
                ground.world.faults().none();
                return Invariants.wrong(ground);
            });
        } catch (RuntimeException | AssertionError e) {
            return List.of(e.toString());
        }
    }

    /** Plays on from the event before that point, which is counted from there. */
    private List<String> from(CallPoint point, BiFunction<ReleaseGround, CallPoint, List<String>> rest) {
        int place = point.placeIn(calls);
        Halt halt = halts.stream()
                .filter(one -> one.calls() <= place)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        try (ReleaseGround ground = ReleaseGround.from(halt.moment(), release.application())) {
            return rest.apply(ground, point.after(calls.subList(0, halt.calls())));
        }
    }
}

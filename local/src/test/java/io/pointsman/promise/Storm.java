package io.pointsman.promise;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.Faults;
import io.pointsman.endpoint.fault.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Releases in a row, in which anything goes wrong, at random and by a seed: calls, processes, events that come twice, late, and while the
 * first one is worked on. When it is over, somebody tries again what has failed, and production is where it belongs. Most storms are
 * small: one function, two releases.
 */
final class Storm {
    private static final List<String> CODES = List.of("one", "two", "three");

    /** One of so many has more functions and releases. */
    private static final int BIG = 10;

    private static final List<String> CONFIGS = List.of("CodeDeployDefault.LambdaAllAtOnce", "Canary20Percent1Minutes");
    private static final double LEAST = 0.002;
    private static final double MOST = 0.02;
    private static final double TWICE = 0.1;
    private static final double LATE = 0.05;
    private static final double MEANWHILE = 0.01;
    private static final int MOST_RETRIES = 8;

    private final long seed;
    private final Random chance;
    private final Consumer<String> trace;

    /** @param trace hears of every call, event and retry */
    Storm(long seed, Consumer<String> trace) {
        this.seed = seed;
        this.chance = new Random(seed);
        this.trace = trace;
    }

    /** A line for each thing that is wrong at the end. */
    List<String> wrong() {
        boolean big = chance.nextInt(BIG) == 0;
        String config = CONFIGS.get(chance.nextInt(CONFIGS.size()));
        List<String> codes = big ? CODES : CODES.subList(0, 2);
        ReleasedApplication application = ReleasedApplication.of(big ? 3 : 1, config);
        try (ReleaseGround ground = new ReleaseGround(application)) {
            ground.world.faults().listen(trace);
            List<ReleaseGround.Event> before = new ArrayList<>();
            ground.afterEach = event -> after(ground, event, before);
            for (int i = 0; i < codes.size(); i++) {
                storm(ground);
                String execution = i == 0 ? ground.begin(codes.get(i)) : ground.start(codes.get(i));
                toSuccess(ground, execution);
            }
            List<String> wrong = Invariants.wrong(ground);
            wrong.addAll(production(ground, new ServedCode(application)));
            return wrong.stream().map(line -> "storm " + seed + ": " + line).toList();
        } catch (RuntimeException | AssertionError e) {
            return List.of("storm " + seed + ": " + e);
        }
    }

    private void storm(ReleaseGround ground) {
        Faults faults = ground.world.faults();
        List<Fault> kinds = List.of(
                new Fault.Dropped(),
                new Fault.Throttled(),
                new Fault.Failed(),
                new Fault.Expired(),
                new Fault.Slow(Duration.ofSeconds(31)),
                new Fault.Killed());
        for (Fault kind : kinds) {
            for (When when : When.values()) {
                double share = LEAST + chance.nextDouble() * (MOST - LEAST);
                faults.atRate(name -> true, share, chance.nextLong(), when, kind);
            }
        }
        Fault.Meanwhile twice = new Fault.Meanwhile(() -> meanwhile(ground));
        faults.atRate(name -> true, MEANWHILE, chance.nextLong(), When.BEFORE_EFFECT, twice);
    }

    /** Of a second delivery that is delivered a second time nothing is to be learned. */
    private void meanwhile(ReleaseGround ground) {
        if (ground.isAlone()) {
            trace.accept("-- the same event meanwhile");
            if (chance.nextBoolean()) {
                ground.deliverOnceMoreAndGoOn();
            } else {
                ground.deliverOnceMore();
            }
            trace.accept("-- the first goes on");
        }
    }

    private void after(ReleaseGround ground, ReleaseGround.Event event, List<ReleaseGround.Event> before) {
        before.add(event);
        if (chance.nextDouble() < TWICE) {
            trace.accept("-- the same event again: " + event.function());
            ground.deliverQuietly(event);
        }
        if (chance.nextDouble() < LATE) {
            ReleaseGround.Event late = before.get(chance.nextInt(before.size()));
            trace.accept("-- a late event: " + late.function());
            ground.deliverQuietly(late);
        }
    }

    private void toSuccess(ReleaseGround ground, String execution) {
        String status = ground.toItsEnd(execution);
        for (int tries = 0; tries < MOST_RETRIES && status.equals("Failed"); tries++) {
            ground.world.faults().none();
            ground.pass(Duration.ofHours(1));
            trace.accept("-- tried again: " + ground.failure(execution));
            ground.retry(execution, chance.nextBoolean() ? "FAILED_ACTIONS" : "ALL_ACTIONS");
            status = ground.toItsEnd(execution);
        }
        ground.world.faults().none();
        if (!status.equals("Succeeded")) {
            throw new AssertionError("the release is " + status + ": " + ground.failure(execution));
        }
    }

    private static List<String> production(ReleaseGround ground, ServedCode production) {
        return production.live(ground.world).equals(production.latest(ground.world))
                ? List.of()
                : List.of("live is not on the code that was released last");
    }
}

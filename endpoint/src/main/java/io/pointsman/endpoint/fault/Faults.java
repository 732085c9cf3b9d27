package io.pointsman.endpoint.fault;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which calls over the wire go wrong, and how. None does unless somebody says so. Where several faults are for one call, the first that
 * was asked for happens.
 */
public final class Faults {
    private final EndpointClock clock;
    private final transient EarlierAnswers earlier;
    private final transient List<PlannedFault> planned = new CopyOnWriteArrayList<>();
    private final transient Set<Caller> killed = ConcurrentHashMap.newKeySet();
    private final transient List<Consumer<Caller>> ends = new CopyOnWriteArrayList<>();
    private final transient AtomicInteger calls = new AtomicInteger();
    private transient volatile Consumer<String> listener = name -> {};

    public Faults(EndpointClock clock) {
        this.clock = clock;
        this.earlier = new EarlierAnswers(clock);
    }

    /**
     * Happens to one call of an operation.
     *
     * @param operation such as {@code codedeploy:CreateDeployment}
     * @param call which one from now on, from 1
     */
    public void at(String operation, int call, When when, Fault fault) {
        plan(operation::equals, place -> place == call, when, fault);
    }

    /** Happens to every call of an operation from now on. */
    public void always(String operation, When when, Fault fault) {
        plan(operation::equals, place -> true, when, fault);
    }

    /** Happens to one call, whatever it asks for: {@code call} from now on, from 1. */
    public void atCall(int call, When when, Fault fault) {
        plan(operation -> true, place -> place == call, when, fault);
    }

    /**
     * Happens to a share of the calls from now on: to the same ones, in the same order of calls, for the same seed.
     *
     * @param operations those that it may happen to
     * @param share from 0 to 1
     */
    public void atRate(Predicate<String> operations, double share, long seed, When when, Fault fault) {
        Random chance = new Random(seed);
        plan(operations, place -> chance.nextDouble() < share, when, fault);
    }

    /** As somebody has written it down. */
    public void plan(FaultText text) {
        text.plan(this);
    }

    void plan(Predicate<String> operations, IntPredicate place, When when, Fault fault) {
        planned.add(new PlannedFault(operations, place, when, fault, new AtomicInteger()));
    }

    /** Nothing goes wrong any more; who was killed is alive again. */
    public void none() {
        planned.clear();
        earlier.forget();
        revive();
    }

    /** A new process has the access keys of those that were killed. */
    public void revive() {
        killed.clear();
    }

    /** Whether the process that has these keys was killed, and there is no new one yet. */
    public boolean isKilled(Caller caller) {
        return killed.contains(caller);
    }

    /** Ends the processes that are killed, as far as it has started them. */
    public void onKill(Consumer<Caller> end) {
        ends.add(end);
    }

    /** Hears of every call from now on, by its name ({@code codedeploy:CreateDeployment}), before anything goes wrong with it. */
    public void listen(Consumer<String> newListener) {
        listener = newListener;
    }

    /** How many calls there were over the wire; those that a dead process can no longer make are none. */
    public int calls() {
        return calls.get();
    }

    /** What the service answers, unless something goes wrong. Throws {@link io.pointsman.endpoint.AwsError}, or {@link NoAnswer}. */
    public JsonObject answer(
            Caller caller, String service, String operation, JsonObject input, Supplier<JsonObject> effect) {
        String name = service + ":" + operation;
        if (killed.contains(caller)) {
            throw new NoAnswer(name);
        }
        calls.incrementAndGet();
        listener.accept(name);
        Optional<PlannedFault> fault = striking(name);
        Supplier<JsonObject> kept = () -> kept(name, input, effect);
        return fault.map(one -> answer(caller, new Struck(service, name), one, input, kept))
                .orElseGet(kept);
    }

    /** Each of them counts the call. */
    private Optional<PlannedFault> striking(String name) {
        return planned.stream().filter(one -> one.strikes(name)).toList().stream()
                .findFirst();
    }

    private JsonObject kept(String name, JsonObject input, Supplier<JsonObject> effect) {
        JsonObject answer = effect.get();
        if (planned.stream().anyMatch(one -> one.fault() instanceof Fault.Stale && one.concerns(name))) {
            earlier.keep(name, input, answer);
        }
        return answer;
    }

    private JsonObject answer(
            Caller caller, Struck call, PlannedFault planned, JsonObject input, Supplier<JsonObject> effect) {
        if (planned.fault() instanceof Fault.Stale(var by)) {
            return earlier.of(call.name(), input, by).orElseGet(effect);
        }
        if (planned.when() == When.BEFORE_EFFECT) {
            happens(caller, call, planned.fault());
            return effect.get();
        }
        JsonObject answer = effect.get();
        happens(caller, call, planned.fault());
        return answer;
    }

    private void happens(Caller caller, Struck call, Fault fault) {
        switch (fault) {
            case Fault.Dropped dropped -> throw new NoAnswer(call.name());
            case Fault.Slow slow -> clock.pass(slow.by());
            case Fault.Denied denied -> throw call.denied();
            case Fault.Expired expired -> throw call.expired();
            case Fault.Throttled throttled -> throw call.throttled();
            case Fault.Failed failed -> throw call.failed();
            case Fault.Meanwhile(Runnable what) -> what.run();
            case Fault.Stale stale -> throw new IllegalStateException("an answer, and nothing that happens to one");
            case Fault.Killed dead -> {
                killed.add(caller);
                ends.forEach(end -> end.accept(caller));
                throw new NoAnswer(call.name());
            }
        }
    }
}

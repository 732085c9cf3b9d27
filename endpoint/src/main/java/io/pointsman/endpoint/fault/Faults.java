package io.pointsman.endpoint.fault;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which calls over the wire go wrong, and how. None does unless somebody says so. Where several faults are for one call, the first that
 * was asked for happens.
 */
public final class Faults {
    private final EndpointClock clock;
    private final List<PlannedFault> planned = new CopyOnWriteArrayList<>();
    private final Set<Caller> killed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Consumer<String> listener = name -> {};

    public Faults(EndpointClock clock) {
        this.clock = clock;
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

    private void plan(Predicate<String> operations, Predicate<Integer> place, When when, Fault fault) {
        planned.add(new PlannedFault(operations, place, when, fault, new AtomicInteger()));
    }

    /** Nothing goes wrong any more; who was killed is alive again. */
    public void none() {
        planned.clear();
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

    /** Hears of every call from now on, in its name ({@code codedeploy:CreateDeployment}), before anything goes wrong with it. */
    public void listen(Consumer<String> newListener) {
        listener = newListener;
    }

    /** How many calls there were over the wire; those that a dead process can no longer make are none. */
    public int calls() {
        return calls.get();
    }

    /** What the service answers, unless something goes wrong. Throws {@link AwsError}, or {@link NoAnswer}. */
    public JsonObject answer(Caller caller, String service, String operation, Supplier<JsonObject> effect) {
        String name = service + ":" + operation;
        if (killed.contains(caller)) {
            throw new NoAnswer(name);
        }
        calls.incrementAndGet();
        listener.accept(name);
        Optional<PlannedFault> fault = striking(name);
        if (fault.isEmpty()) {
            return effect.get();
        }
        Strike strike = new Strike(this, caller, service, name, fault.orElseThrow());
        strike.happens(When.BEFORE_EFFECT);
        JsonObject answer = effect.get();
        strike.happens(When.AFTER_EFFECT);
        return answer;
    }

    /** Each of them counts the call. */
    private Optional<PlannedFault> striking(String name) {
        return planned.stream().filter(one -> one.strikes(name)).toList().stream()
                .findFirst();
    }

    private record Strike(Faults faults, Caller caller, String service, String name, PlannedFault planned) {
        void happens(When now) {
            if (planned.when() == now) {
                happens();
            }
        }

        private void happens() {
            switch (planned.fault()) {
                case Fault.Dropped dropped -> throw new NoAnswer(name);
                case Fault.Slow slow -> faults.clock.pass(slow.by());
                case Fault.Meanwhile(Runnable what) -> what.run();
                case Fault.Denied denied -> throw denied();
                case Fault.Throttled throttled -> throw throttled();
                case Fault.Failed failed ->
                    throw new AwsError(500, failure(), "We encountered an internal error. Please try again.");
                case Fault.Killed dead -> {
                    faults.killed.add(caller);
                    throw new NoAnswer(name);
                }
            }
        }

        private AwsError denied() {
            String words =
                    "User: arn:aws:sts::123456789012:assumed-role/pointsman/pointsman is not authorized to perform: "
                            + name + " because no identity-based policy allows the " + name + " action";
            return new AwsError(403, "AccessDenied", words);
        }

        private AwsError throttled() {
            return switch (service) {
                case "s3" -> new AwsError(503, "SlowDown", "Please reduce your request rate.");
                case "lambda" -> new AwsError(429, "TooManyRequestsException", "Rate Exceeded.");
                case "cloudformation", "sts", "monitoring" -> new AwsError(400, "Throttling", "Rate exceeded");
                default -> new AwsError(400, "ThrottlingException", "Rate exceeded");
            };
        }

        private String failure() {
            return switch (service) {
                case "s3" -> "InternalError";
                case "lambda" -> "ServiceException";
                default -> "InternalFailure";
            };
        }
    }
}

package io.pointsman.endpoint.fault;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A fault, and the calls that it is for.
 *
 * @param calls which operations are counted, as {@code codedeploy:CreateDeployment}
 * @param place which of them it happens to, counted from 1
 */
record PlannedFault(Predicate<String> calls, IntPredicate place, When when, Fault fault, AtomicInteger seen) {
    boolean concerns(String operation) {
        return calls.test(operation);
    }

    /** Counts the call, where it is one of these; whether the fault happens to it. */
    boolean strikes(String operation) {
        return calls.test(operation) && place.test(seen.incrementAndGet());
    }
}

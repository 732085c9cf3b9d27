package io.pointsman.endpoint.fault;

import java.time.Duration;

/** What happens to one call. */
public sealed interface Fault {
    /** The connection ends and nobody hears an answer. */
    record Dropped() implements Fault {}

    /** The answer comes later, by the endpoint's time. */
    record Slow(Duration by) implements Fault {}

    /** The caller's role has no right to it. */
    record Denied() implements Fault {}

    /** The caller's credentials have expired. */
    record Expired() implements Fault {}

    /** There were too many calls. */
    record Throttled() implements Fault {}

    /** The service failed: 500. */
    record Failed() implements Fault {}

    /**
     * The same question is answered as it was answered before, where that is no longer ago than this: what AWS calls eventually
     * consistent. A question that is new is answered as things are.
     */
    record Stale(Duration by) implements Fault {}

    /**
     * The caller's process is gone: this call is dropped, and so is every later one of the same access key, without effect, until
     * {@link Faults#revive}. Where the process is a function of the endpoint, it is killed.
     */
    record Killed() implements Fault {}

    /** Somebody does something at this moment; the call itself goes well. */
    record Meanwhile(Runnable what) implements Fault {}
}

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

    /** There were too many calls. */
    record Throttled() implements Fault {}

    /** The service failed: 500. */
    record Failed() implements Fault {}

    /**
     * The caller's process is gone: this call is dropped, and so is every later one of the same access key, without effect, until
     * {@link Faults#revive}.
     */
    record Killed() implements Fault {}

    /** Somebody does something at this moment; the call itself goes well. */
    record Meanwhile(Runnable what) implements Fault {}
}

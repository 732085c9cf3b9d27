package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.process.FunctionProcess;
import io.pointsman.endpoint.process.Invocation;
import io.pointsman.endpoint.process.InvocationResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One process of one version, and what it writes. */
final class Environment implements AutoCloseable {
    private final String key;
    private final int generation;
    private final String accessKey;
    private final FunctionProcess process;
    private final EnvironmentLog log;
    private Optional<Duration> init = Optional.empty();

    /**
     * @param generation how often the version had changed when this was made
     * @param accessKey by which the process calls AWS
     */
    Environment(String key, int generation, String accessKey, FunctionProcess process, EnvironmentLog log) {
        this.key = key;
        this.generation = generation;
        this.accessKey = accessKey;
        this.process = process;
        this.log = log;
    }

    String key() {
        return key;
    }

    String accessKey() {
        return accessKey;
    }

    /** The process is gone in the middle of whatever it does. */
    void kill() {
        process.kill();
    }

    int generation() {
        return generation;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it can take work. */
    boolean awaitReady() {
        return process.awaitReady();
    }

    /** @param nanos the machine's clock, which tells how long the function took */
    InvocationResult run(Invocation invocation, String version, LongSupplier nanos) {
        log.begin(invocation.requestId(), version);
        long begun = nanos.getAsLong();
        InvocationResult result = process.invoke(invocation);
        Duration took = Duration.ofNanos(nanos.getAsLong() - begun);
        log.end(invocation.requestId(), took, init, result.failed());
        init = Optional.empty();
        return result;
    }

    /** How long the process took to start, which its first invocation reports. */
    void started(Duration took) {
        init = Optional.of(took);
    }

    /** The last 4 KB of what the last invocation wrote. */
    String logTail() {
        return log.tail();
    }

    @Override
    public void close() {
        process.close();
    }
}

package io.pointsman.local.aws.lambda;

import io.pointsman.local.process.FunctionProcess;
import io.pointsman.local.process.Invocation;
import io.pointsman.local.process.InvocationResult;

/** One process of one version, and what it writes. */
final class Environment implements AutoCloseable {
    private final String key;
    private final int generation;
    private final FunctionProcess process;
    private final EnvironmentLog log;

    /** @param generation how often the version had changed when this was made */
    Environment(String key, int generation, FunctionProcess process, EnvironmentLog log) {
        this.key = key;
        this.generation = generation;
        this.process = process;
        this.log = log;
    }

    String key() {
        return key;
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

    InvocationResult run(Invocation invocation, String version) {
        log.begin(invocation.requestId(), version);
        InvocationResult result = process.invoke(invocation);
        log.end(invocation.requestId());
        return result;
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

package io.pointsman.bench.release;

/** Pointsman's functions, by the names of their actions. */
interface Functions extends AutoCloseable {
    /** From the event to the answer of the job. */
    void call(String action, String event);

    /** Everything that they have logged. */
    String log();

    @Override
    void close();
}

package io.pointsman.endpoint.codepipeline;

/** How several executions of one pipeline share its stages. */
enum ExecutionMode {
    /** One execution a stage; of those that wait before it only the newest goes on. */
    SUPERSEDED,
    /** One execution a stage; the others wait in line. */
    QUEUED,
    /** Executions do not see each other. */
    PARALLEL
}

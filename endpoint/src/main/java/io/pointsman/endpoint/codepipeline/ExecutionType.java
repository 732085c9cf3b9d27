package io.pointsman.endpoint.codepipeline;

/** Whether an execution brings something new or takes a stage back. */
enum ExecutionType {
    STANDARD,
    ROLLBACK
}

package io.pointsman.endpoint.codepipeline;

/** How one execution's run of a stage is. */
enum StageStatus {
    IN_PROGRESS("InProgress", ExecutionStatus.IN_PROGRESS),
    STOPPING("Stopping", ExecutionStatus.STOPPING),
    STOPPED("Stopped", ExecutionStatus.STOPPED),
    SUCCEEDED("Succeeded", ExecutionStatus.SUCCEEDED),
    FAILED("Failed", ExecutionStatus.FAILED),
    CANCELLED("Cancelled", ExecutionStatus.CANCELLED);

    private final String word;
    private final ExecutionStatus execution;

    StageStatus(String word, ExecutionStatus execution) {
        this.word = word;
        this.execution = execution;
    }

    String word() {
        return word;
    }

    /** What an execution is that ends in a stage of this status. */
    ExecutionStatus ofExecution() {
        return execution;
    }

    boolean isOpen() {
        return this == IN_PROGRESS || this == STOPPING;
    }
}

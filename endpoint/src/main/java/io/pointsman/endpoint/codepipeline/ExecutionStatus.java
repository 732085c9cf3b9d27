package io.pointsman.endpoint.codepipeline;

/** How a pipeline execution is. */
enum ExecutionStatus {
    IN_PROGRESS("InProgress"),
    STOPPING("Stopping"),
    STOPPED("Stopped"),
    SUCCEEDED("Succeeded"),
    SUPERSEDED("Superseded"),
    FAILED("Failed"),
    CANCELLED("Cancelled");

    private final String word;

    ExecutionStatus(String word) {
        this.word = word;
    }

    /** As the API spells it. */
    String word() {
        return word;
    }

    boolean isOpen() {
        return this == IN_PROGRESS || this == STOPPING;
    }
}

package io.pointsman.endpoint.codepipeline;

/** How one run of an action is. */
enum ActionStatus {
    IN_PROGRESS("InProgress"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    ABANDONED("Abandoned");

    private final String word;

    ActionStatus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}

package io.pointsman.endpoint.codepipeline;

import java.util.Optional;

/** One piece of work handed to a function. Each continuation of an action is a new job. */
final class Job {
    private final String id;
    private final ActionRun run;
    private final Optional<String> token;
    private boolean answered;

    Job(String id, ActionRun run, Optional<String> token) {
        this.id = id;
        this.run = run;
        this.token = token;
    }

    String id() {
        return id;
    }

    ActionRun run() {
        return run;
    }

    /** What the function said when it asked to be called again; empty for the first job of an action. */
    Optional<String> token() {
        return token;
    }

    /** Whether an answer is still expected. */
    boolean isOpen() {
        return !answered && run.isOpen();
    }

    void answered() {
        answered = true;
    }
}

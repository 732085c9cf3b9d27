package io.pointsman.actions.shift;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;

/** What stopped a step of a shift for good: AWS said no, or something that nobody expected. */
final class Surprise {
    private Surprise() {}

    static FailureKind kind(RuntimeException e) {
        return e instanceof Refusal refusal ? refusal.kind() : FailureKind.JOB_FAILED;
    }

    static String said(RuntimeException e) {
        String message = e.getMessage() == null || e.getMessage().isBlank()
                ? e.getClass().getSimpleName()
                : e.getMessage();
        return e instanceof Refusal ? message : "unexpected: " + message;
    }
}

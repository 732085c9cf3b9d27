package io.pointsman.actions.shift.attempt;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;

/** What stopped a step of a shift for good: AWS said no, or something that nobody expected. */
public final class Surprise {
    private Surprise() {}

    public static FailureKind kind(RuntimeException e) {
        return e instanceof Refusal refusal ? refusal.kind() : FailureKind.JOB_FAILED;
    }

    public static String said(RuntimeException e) {
        String message = e.getMessage() == null || e.getMessage().isBlank()
                ? e.getClass().getSimpleName()
                : e.getMessage();
        return e instanceof Refusal || e instanceof Unavailable ? message : "unexpected: " + message;
    }
}

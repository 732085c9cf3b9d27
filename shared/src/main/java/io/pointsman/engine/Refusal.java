package io.pointsman.engine;

/** A verdict found below the action: bad input, or AWS said no for good. The runner turns it into a failed job. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final FailureKind kind;

    public Refusal(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Refusal(FailureKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** The user's configuration is wrong: names the key, what was given and what is allowed. */
    public static Refusal configuration(String message) {
        return new Refusal(FailureKind.CONFIGURATION, message);
    }

    public FailureKind kind() {
        return kind;
    }
}

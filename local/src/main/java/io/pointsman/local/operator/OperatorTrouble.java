package io.pointsman.local.operator;

/** A command cannot do what it is there for: what happened, and the next step, on one clean line. */
public final class OperatorTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exit;

    public OperatorTrouble(ExitCode exit, String message) {
        super(SafeText.line(message));
        this.exit = exit;
    }

    public OperatorTrouble(ExitCode exit, String message, Throwable cause) {
        super(SafeText.line(message), cause);
        this.exit = exit;
    }

    public ExitCode exit() {
        return exit;
    }
}

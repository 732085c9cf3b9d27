package io.pointsman.local.operator;

/** How a command that works on an account ends. */
public enum ExitCode {
    /** As wanted. */
    WANTED(0),
    /** Failed, or rolled back, or there is no such thing. */
    FAILED(1),
    /** Still under way. */
    NOT_FINISHED(4),
    /** The gate holds it. */
    HELD(5),
    /** AWS denied a call, or there are no credentials. */
    DENIED(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}

package io.pointsman.engine;

/** AWS could not be asked just now: throttled, timed out, 5xx. The runner tries the same stage again, a bounded number of times. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

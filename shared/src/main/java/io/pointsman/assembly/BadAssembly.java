package io.pointsman.assembly;

/** A cloud assembly that is not as it must be. Says in which file and entry, and what to do. */
public final class BadAssembly extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadAssembly(String message) {
        super(message);
    }
}

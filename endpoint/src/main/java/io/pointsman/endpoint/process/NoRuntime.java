package io.pointsman.endpoint.process;

/** This machine cannot run such a function. The message begins with what is lacking. */
public final class NoRuntime extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoRuntime(String message) {
        super(message);
    }
}

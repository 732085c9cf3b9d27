package io.pointsman.endpoint.fault;

/** The connection is to end without an answer. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoAnswer(String operation) {
        super(operation + " gets no answer, as was asked for");
    }
}

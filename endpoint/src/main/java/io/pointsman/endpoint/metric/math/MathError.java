package io.pointsman.endpoint.metric.math;

/** An expression that CloudWatch takes for wrong. */
public final class MathError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MathError(String message) {
        super(message);
    }
}

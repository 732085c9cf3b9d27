package io.pointsman.endpoint.codepipeline;

/** A reference in an action's configuration that nothing stands behind. */
final class UnresolvedVariable extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnresolvedVariable(String message) {
        super(message);
    }

    String said() {
        return String.valueOf(getMessage());
    }
}

package io.pointsman.artifact;

/** A zip that is broken, or that nobody should unpack. Always the fault of the archive, never of the network. */
public final class BadArchive extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadArchive(String message) {
        super(message);
    }

    BadArchive(String message, Throwable cause) {
        super(message, cause);
    }
}

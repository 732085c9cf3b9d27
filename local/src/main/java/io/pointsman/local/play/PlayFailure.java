package io.pointsman.local.play;

/** A scene did not end as it should. */
public final class PlayFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PlayFailure(String message) {
        super(message);
    }

    public static void unless(boolean holds, String message) {
        if (!holds) {
            throw new PlayFailure(message);
        }
    }

    public static void same(String what, Object expected, Object actual) {
        unless(expected.equals(actual), what + ": expected " + expected + ", found " + actual);
    }
}

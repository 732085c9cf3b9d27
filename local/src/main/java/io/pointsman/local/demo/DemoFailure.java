package io.pointsman.local.demo;

/** A scene did not end as it should. */
final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoFailure(String message) {
        super(message);
    }

    static void unless(boolean holds, String message) {
        if (!holds) {
            throw new DemoFailure(message);
        }
    }

    static void same(String what, Object expected, Object actual) {
        unless(expected.equals(actual), what + ": expected " + expected + ", found " + actual);
    }
}

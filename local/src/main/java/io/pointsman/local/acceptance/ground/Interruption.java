package io.pointsman.local.acceptance.ground;

/** Whether somebody wants the run to end: Ctrl-C, a signal. What was made is taken away all the same. */
public final class Interruption {
    private volatile boolean wanted;

    /** Somebody wants it. */
    public static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted() {
            super("the run was stopped");
        }
    }

    public void want() {
        wanted = true;
    }

    /** Throws where the run is to end. Called before each wait and before anything is made. */
    public void check() {
        if (wanted) {
            throw new Interrupted();
        }
    }
}

package io.pointsman.local.acceptance.scene;

import java.util.function.BooleanSupplier;

/** Does something once, as soon as something else is so. */
final class Once implements Runnable {
    private final BooleanSupplier when;
    private final Runnable work;
    private boolean done;

    Once(BooleanSupplier when, Runnable work) {
        this.when = when;
        this.work = work;
    }

    @Override
    public void run() {
        if (!done && when.getAsBoolean()) {
            done = true;
            work.run();
        }
    }
}

package io.pointsman.engine;

import java.time.Duration;

/** Waiting in place. The one in production sleeps; the one in tests moves a clock. */
public interface Pause {
    void of(Duration time) throws InterruptedException;
}

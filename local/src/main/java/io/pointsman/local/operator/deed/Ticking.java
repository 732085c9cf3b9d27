package io.pointsman.local.operator.deed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time between two looks. */
public interface Ticking extends InstantSource {
    void pass(Duration time);

    /** That of the machine. */
    static Ticking real() {
        InstantSource clock = InstantSource.system();
        return new Ticking() {
            @Override
            public void pass(Duration time) {
                try {
                    Thread.sleep(time);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while waiting", e);
                }
            }

            @Override
            public Instant instant() {
                return clock.instant();
            }
        };
    }
}

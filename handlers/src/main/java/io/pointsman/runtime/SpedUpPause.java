package io.pointsman.runtime;

import io.pointsman.engine.Pause;
import java.time.Duration;
import java.util.Map;

/**
 * Sleeps. Against an endpoint whose clock runs faster than the wall ({@code POINTSMAN_SPEED} times, set by that endpoint and
 * never in AWS) a wait is over as much sooner.
 */
final class SpedUpPause implements Pause {
    private final String speed;

    SpedUpPause(Map<String, String> environment) {
        this.speed = environment.getOrDefault("POINTSMAN_SPEED", "1");
    }

    @Override
    public void of(Duration time) throws InterruptedException {
        Thread.sleep(shortened(time));
    }

    Duration shortened(Duration time) {
        return time.dividedBy(times());
    }

    /** How much of the endpoint's time passes in that much real time. */
    Duration lengthened(Duration real) {
        return real.multipliedBy(times());
    }

    private long times() {
        return speed.matches("[1-9]\\d{0,5}") ? Long.parseLong(speed) : 1;
    }
}

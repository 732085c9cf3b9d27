package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.clock.EndpointClock;
import java.time.Duration;

/** Lambda needs a moment before what was created or changed can be used; with SnapStart, minutes. */
final class Transitions {
    private static final Duration CREATE = Duration.ofSeconds(2);
    private static final Duration CHANGE = Duration.ofSeconds(1);

    private final EndpointClock clock;
    private final LambdaFaults faults;
    private Duration snapshot = Duration.ofMinutes(2);

    Transitions(EndpointClock clock, LambdaFaults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    void snapshotTakes(Duration time) {
        snapshot = time;
    }

    void created(Edition edition) {
        clock.after(CREATE, edition::ready);
    }

    void changed(Edition edition) {
        clock.after(CHANGE, edition::ready);
    }

    /** A version is there at once, unless a snapshot of it or instances for it have to be made, or {@code $LATEST} moves. */
    void published(Edition version) {
        if (SnapStart.isOn(version.settings())) {
            clock.after(snapshot, () -> faults.snapshot().ifPresentOrElse(version::failed, version::ready));
        } else if (version.readiness() != Edition.Readiness.READY) {
            clock.after(CREATE, version::ready);
        }
    }
}

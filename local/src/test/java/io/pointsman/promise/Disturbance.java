package io.pointsman.promise;

import io.pointsman.endpoint.fault.Fault;
import java.time.Duration;

/** What happens at a moment of a release. */
enum Disturbance {
    /** The function's process is gone. */
    KILLED(new Fault.Killed()),
    /** The connection is gone. */
    DROPPED(new Fault.Dropped()),
    THROTTLED(new Fault.Throttled()),
    FAILED(new Fault.Failed()),
    EXPIRED(new Fault.Expired()),
    /** Longer than the clients wait. */
    SLOW(new Fault.Slow(Duration.ofSeconds(31))),
    /** Lambda delivers the event that is worked on a second time, and that one comes to its end first. */
    DUPLICATE(new Fault.Dropped()) {
        @Override
        void plan(ReleaseGround ground, CallPoint point) {
            meanwhile(ground, point, ground::deliverOnceMore);
        }
    };

    private final Fault fault;

    Disturbance(Fault fault) {
        this.fault = fault;
    }

    void plan(ReleaseGround ground, CallPoint point) {
        ground.world.faults().at(point.operation(), point.call(), point.when(), fault);
    }

    static void meanwhile(ReleaseGround ground, CallPoint point, Runnable what) {
        ground.world.faults().at(point.operation(), point.call(), point.when(), new Fault.Meanwhile(what));
    }
}

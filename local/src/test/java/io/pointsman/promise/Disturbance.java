package io.pointsman.promise;

import io.pointsman.endpoint.fault.Fault;
import java.time.Duration;

/** What happens at a moment of a release. */
enum Disturbance {
    /** The function's process is gone. */
    KILLED,
    /** The connection is gone. */
    DROPPED,
    THROTTLED,
    FAILED,
    EXPIRED,
    /** Longer than the clients wait. */
    SLOW,
    /** Lambda delivers the event that is worked on a second time, and that one comes to its end first. */
    DUPLICATE {
        @Override
        void plan(ReleaseGround ground, CallPoint point) {
            meanwhile(ground, point, ground::deliverOnceMore);
        }
    },
    /** The same, and the job that CodePipeline gives out then comes a long way, too, before the first delivery goes on. */
    OVERTAKEN {
        @Override
        void plan(ReleaseGround ground, CallPoint point) {
            meanwhile(ground, point, ground::deliverOnceMoreAndGoOn);
        }
    };

    private Fault fault() {
        return switch (this) {
            case KILLED -> new Fault.Killed();
            case DROPPED -> new Fault.Dropped();
            case THROTTLED -> new Fault.Throttled();
            case FAILED -> new Fault.Failed();
            case EXPIRED -> new Fault.Expired();
            case SLOW -> new Fault.Slow(Duration.ofSeconds(31));
            case DUPLICATE, OVERTAKEN -> new Fault.Dropped();
        };
    }

    void plan(ReleaseGround ground, CallPoint point) {
        ground.world.faults().at(point.operation(), point.call(), point.when(), fault());
    }

    static void meanwhile(ReleaseGround ground, CallPoint point, Runnable what) {
        ground.world.faults().at(point.operation(), point.call(), point.when(), new Fault.Meanwhile(what));
    }
}

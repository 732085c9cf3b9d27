package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The state of an endpoint at one instant, in memory: as many others as one likes go on from there, each on its own. */
public final class Moment {
    private final byte[] graph;
    private final SharedBodies bodies;
    private final Instant at;

    private Moment(byte[] graph, SharedBodies bodies, Instant at) {
        this.graph = graph;
        this.bodies = bodies;
        this.at = at;
    }

    /** An endpoint whose moments can be taken, or that can be put into one. */
    public static final class Stage {
        private final World world;
        private final Wiring wiring = new Wiring();

        /** @param world that nobody has asked anything */
        public Stage(World world) {
            this.world = world;
            wiring.add(world);
        }

        public Moment now() {
            SharedBodies bodies = new SharedBodies();
            byte[] graph = world.locked(() -> new GraphWriter(wiring, bodies).write());
            return new Moment(graph, bodies, world.clock().instant());
        }

        /** Nobody has asked this endpoint anything yet. */
        public void goOnFrom(Moment moment) {
            world.locked(() -> {
                try {
                    GraphReader.read(moment.graph, wiring, moment.bodies);
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            world.clock().sleep(moment.at);
            world.clock().wake();
        }
    }
}

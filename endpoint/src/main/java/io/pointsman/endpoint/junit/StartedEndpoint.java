package io.pointsman.endpoint.junit;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.keep.DataDirectory;
import io.pointsman.endpoint.wire.EndpointServer;
import java.nio.file.Path;
import java.util.Optional;

/** An endpoint that listens, with its clock. */
record StartedEndpoint(EndpointClock clock, Endpoint endpoint, EndpointServer server) implements AutoCloseable {
    /**
     * @param directory of its state
     * @param port 0 for any free one
     */
    static StartedEndpoint of(String account, String region, EndpointClock clock, Optional<Path> directory, int port) {
        Endpoint endpoint = directory
                .map(folder -> Endpoint.kept(account, region, clock, DataDirectory.open(folder)))
                .orElseGet(() -> Endpoint.of(account, region, clock));
        return new StartedEndpoint(clock, endpoint, EndpointServer.start(endpoint.world(), port));
    }

    int port() {
        return server.uri().getPort();
    }

    /** Ends the processes of functions, too. */
    @Override
    public void close() {
        try (clock;
                endpoint) {
            server.close();
        }
    }
}

package io.pointsman.endpoint.junit;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;

/** An endpoint that listens, with its clock. */
record StartedEndpoint(EndpointClock clock, Endpoint endpoint, EndpointServer server) implements AutoCloseable {
    /** @param port 0 for any free one */
    static StartedEndpoint of(String account, String region, EndpointClock clock, int port) {
        Endpoint endpoint = Endpoint.of(account, region, clock);
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

package io.pointsman.endpoint.wire;

import com.sun.net.httpserver.HttpServer;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.TemporaryFolder;
import io.pointsman.endpoint.entry.Doorkeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The endpoint's ear: one HTTP server on loopback, for all services. Each request has a platform thread, as many as there are
 * requests under way: one may wait for a function that makes the next. No request comes to a service past the {@link Doorkeeper}.
 */
public final class EndpointServer implements AutoCloseable {
    static {
        // Without it each answer on a kept-alive connection waits about 40 ms for the acknowledgement of the one
        // before.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private EndpointServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** @param port 0 for any free one */
    public static EndpointServer start(World world, int port) {
        return start(world, port, Recorder.none());
    }

    public static EndpointServer start(World world, int port, Recorder recorder) {
        return start(world, port, recorder, Doorkeeper.letting(Set.of()));
    }

    /** @param port 0 for any free one */
    public static EndpointServer start(World world, int port, Recorder recorder, Doorkeeper doorkeeper) {
        TemporaryFolder.removeLeftovers();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("endpoint-", 0).factory());
            server.setExecutor(threads);
            server.createContext("/", doorkeeper.before(new Front(world, recorder)));
            WebFront.of(world).forEach((name, door) -> server.createContext("/" + name + "/", doorkeeper.before(door)));
            server.start();
            EndpointServer listening = new EndpointServer(server, threads);
            world.reachableAt(listening.uri());
            world.keeping().resume();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Calls that are under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.pointsman.promise;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.wire.InProcessWire;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The way between one process of functions and AWS, in the endpoint's time: an answer that takes longer than the clients wait is none, and
 * whose process was killed, or whose time is over, calls nobody any more.
 */
final class ProcessLine implements SdkHttpClient {
    /** As the functions' clients have it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");

    private @Nullable World world;
    private @Nullable InProcessWire wire;
    private Instant deadline = Instant.MAX;
    private Duration still = Duration.ZERO;
    private boolean dead;

    synchronized void leadTo(World newWorld) {
        world = newWorld;
        wire = new InProcessWire(newWorld);
        dead = false;
    }

    /** A new invocation, perhaps in a new process. */
    synchronized void invocation(Instant until) {
        deadline = until;
        dead = false;
    }

    /** The process did not run in the middle of its call, and does not know of that time. */
    synchronized void stoodStill(Duration time) {
        still = still.plus(time);
    }

    synchronized boolean isDead() {
        return dead;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answered(request);
            }

            @Override
            public void abort() {
                throw new UnsupportedOperationException("nothing of it runs in the background");
            }
        };
    }

    /** One call at a time, so that what happens beside it happens between two calls. */
    private synchronized HttpExecuteResponse answered(HttpExecuteRequest request) throws IOException {
        live();
        still = Duration.ZERO;
        Instant before = there().clock().instant();
        try {
            return inTime(before, wired().prepareRequest(request).call());
        } finally {
            boolean late = !there().clock().instant().isBefore(deadline);
            dead = dead || late || there().faults().isKilled(caller(request));
            live();
        }
    }

    private HttpExecuteResponse inTime(Instant before, HttpExecuteResponse answer) throws IOException {
        Duration waited = Duration.between(before, there().clock().instant()).minus(still);
        if (waited.compareTo(PATIENCE) > 0) {
            throw new SocketTimeoutException("Read timed out");
        }
        return answer;
    }

    private World there() {
        return Optional.ofNullable(world).orElseThrow();
    }

    private InProcessWire wired() {
        return Optional.ofNullable(wire).orElseThrow();
    }

    private static Caller caller(HttpExecuteRequest request) {
        Matcher key = KEY.matcher(
                request.httpRequest().firstMatchingHeader("Authorization").orElse(""));
        return new Caller(key.find() ? key.group(1) : "anonymous");
    }

    private void live() {
        if (dead) {
            throw new ProcessEnd();
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}

package io.pointsman.bench.release;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.wire.InProcessWire;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** The way to AWS: each call takes 20 to 80 ms, half of it there and half of it back, as the same call does in every run. */
final class SlowWire implements SdkHttpClient {
    private static final int LEAST = 20;
    private static final int MOST = 80;

    private final InProcessWire wire;
    private final VirtualTime time;
    private final BiConsumer<String, String> listener;
    private final ThreadLocal<String> operation = new ThreadLocal<>();
    private final Map<String, Integer> turns = new HashMap<>();

    /** @param listener hears of each call's operation and path when it arrives */
    SlowWire(World world, VirtualTime time, BiConsumer<String, String> listener) {
        this.wire = new InProcessWire(world);
        this.time = time;
        this.listener = listener;
        world.faults().listen(operation::set);
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
                // Nothing of it runs in the background.
            }
        };
    }

    private HttpExecuteResponse answered(HttpExecuteRequest request) throws IOException {
        String path = request.httpRequest().encodedPath();
        Duration half = Duration.ofMillis(latency(request.httpRequest().method() + path))
                .dividedBy(2);
        pass(half);
        HttpExecuteResponse answer = wire.prepareRequest(request).call();
        listener.accept(operation.get(), path);
        pass(half);
        return answer;
    }

    private synchronized long latency(String of) {
        int turn = turns.merge(of, 1, Integer::sum);
        return LEAST + Math.floorMod((of + turn).hashCode() * 0x9E3779B1, MOST - LEAST + 1);
    }

    private void pass(Duration duration) {
        try {
            time.pass(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}

package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What one process writes: into the function's log, and kept for whoever asks for the tail of its last invocation. */
final class EnvironmentLog {
    private static final int TAIL = 4_096;

    private final World world;
    private final String function;
    private final LogPlace place;
    private final PlatformLines platform;
    private final List<String> lines = new ArrayList<>();
    private String request = "";

    EnvironmentLog(World world, String function, LogPlace place, PlatformLines platform) {
        this.world = world;
        this.function = function;
        this.place = place;
        this.platform = platform;
    }

    synchronized void add(String line) {
        lines.add(line);
        world.logs().add(function, request, line);
        world.logStore().write(place.group(), place.stream(), world.clock().instant(), line);
        world.keeping().changed();
    }

    synchronized void begin(String requestId, String version) {
        lines.clear();
        request = requestId;
        add(platform.start(requestId, version, world.clock().instant()));
    }

    void end(String requestId, Duration took, Optional<Duration> init, boolean failed) {
        platform.end(requestId, took, init, failed, world.clock().instant()).forEach(this::add);
    }

    synchronized String tail() {
        byte[] all = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] last = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL), all.length);
        return new String(last, StandardCharsets.UTF_8);
    }
}

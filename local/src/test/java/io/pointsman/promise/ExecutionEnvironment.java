package io.pointsman.promise;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.engine.Pause;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.FunctionsInProcess;
import io.pointsman.runtime.InProcessSurroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One execution environment of Lambda's: a process, in this one, that lives until it is killed. */
final class ExecutionEnvironment {
    private final ProcessLine line = new ProcessLine();
    private final InProcessSurroundings around;
    private final FunctionsInProcess functions;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private EndpointClock clock = EndpointClock.stopped(java.time.Instant.EPOCH);

    ExecutionEnvironment(int number) {
        around = new InProcessSurroundings(line, "PROCESS" + number);
        functions = new FunctionsInProcess(around);
    }

    /** @param waiting lets the endpoint's time pass */
    void begin(World world, Pause waiting) {
        clock = world.clock();
        line.leadTo(world);
        around.begin(clock, waiting);
        log.reset();
    }

    /** In the middle of a call. */
    void stoodStill(Duration time) {
        line.stoodStill(time);
    }

    List<String> announced() {
        return new ArrayList<>(around.announced);
    }

    List<String> details() {
        return new ArrayList<>(around.details);
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** What the function returns; empty when its process was killed, or when it gave up. The next call finds a new process then. */
    Optional<JsonObject> call(String function, String payload, Duration timeout) {
        line.invocation(clock.instant().plus(timeout));
        Optional<JsonObject> result = called(function, payload, timeout);
        if (result.isEmpty()) {
            around.restart();
        }
        return result;
    }

    private Optional<JsonObject> called(String function, String payload, Duration timeout) {
        try {
            JsonObject result = functions.call(function, payload, timeout, log);
            return line.isDead() ? Optional.empty() : Optional.of(result);
        } catch (ProcessEnd | IOException end) {
            return Optional.empty();
        } catch (RuntimeException e) {
            if (line.isDead()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

package io.pointsman.killed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import io.pointsman.promise.CallPoint;
import io.pointsman.promise.ReleaseCase;
import io.pointsman.promise.ReleaseGround;
import io.pointsman.promise.TakeOver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole release whose functions run in a process of their own, which the machine kills with SIGKILL before or after one of its calls. */
final class KilledReleasesTest {
    private static final int SCHEDULES = Integer.getInteger("promises.killed", 2);
    private static final long SEED = Long.getLong("promises.seed", 1);
    private static final ReleaseCase RELEASE = ReleaseCase.all().getFirst();

    @TempDir
    Path folder;

    private final List<WorkerProcess> workers = new ArrayList<>();
    private final AtomicInteger killed = new AtomicInteger();

    @AfterEach
    void close() {
        workers.forEach(WorkerProcess::close);
    }

    private WorkerProcess worker() {
        if (workers.isEmpty() || !workers.getLast().isAlive()) {
            workers.add(WorkerProcess.start(folder.resolve("log")));
        }
        return workers.getLast();
    }

    private ReleaseCase.Ended released(Consumer<ReleaseGround> disturbance) {
        List<EndpointServer> servers = new ArrayList<>();
        try {
            return RELEASE.play(
                    ground -> {
                        servers.add(inProcesses(ground));
                        disturbance.accept(ground);
                    },
                    TakeOver.LAMBDA);
        } finally {
            servers.forEach(EndpointServer::close);
        }
    }

    private EndpointServer inProcesses(ReleaseGround ground) {
        EndpointServer server = EndpointServer.start(ground.world, 0);
        ground.elsewhere = Optional.of(
                (event, timeout) -> worker().call(order(event, timeout), server.uri(), ground.world.clock()));
        ground.world.faults().onKill(caller -> {
            assertEquals(WorkerProcess.ACCESS_KEY, caller.accessKeyId());
            worker().kill();
            killed.incrementAndGet();
        });
        return server;
    }

    private static JsonObject order(ReleaseGround.Event event, Duration timeout) {
        return JsonObject.of("function", event.function(), "payload", event.payload(), "timeout", timeout.toString());
    }

    @Test
    void ends_as_the_undisturbed_one_does() {
        ReleaseCase.Ended undisturbed = released(ground -> {});
        List<CallPoint> moments = CallPoint.all(undisturbed.calls());
        Random chance = new Random(SEED);
        List<String> different = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < SCHEDULES; i++) {
            CallPoint moment = moments.get(chance.nextInt(moments.size()));
            ReleaseCase.Ended ended = released(ground ->
                    ground.world.faults().at(moment.operation(), moment.call(), moment.when(), new Fault.Killed()));
            if (!ended.state().equals(undisturbed.state())) {
                List<String> more = new ArrayList<>(ended.state());
                more.removeAll(undisturbed.state());
                different.add(moment + ": there is " + more.stream().limit(6).toList());
            }
        }
        System.out.printf(
                "promises: killed by SIGKILL: %d schedules of %d moments, %d processes killed, %d different, %d s%n",
                SCHEDULES, moments.size(), killed.get(), different.size(), (System.nanoTime() - begun) / 1_000_000_000);

        assertEquals(List.of(), different);
        assertEquals(SCHEDULES, killed.get());
        assertTrue(undisturbed.state().stream().anyMatch(line -> line.endsWith(" Succeeded")));
    }
}

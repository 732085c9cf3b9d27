package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** An endpoint with a directory, in this process; its clock stands still. */
final class KeptPlace implements AutoCloseable {
    static final String ACCOUNT = "000000000000";
    static final String REGION = "us-east-1";
    static final Instant BEGINNING = Instant.parse("2026-11-30T10:00:00Z");

    final Path folder;
    final EndpointClock clock;
    final Endpoint endpoint;
    private final DataDirectory directory;

    private KeptPlace(Path folder, Instant beginning) {
        this.folder = folder;
        this.clock = EndpointClock.stopped(beginning);
        this.directory = DataDirectory.open(folder);
        try {
            this.endpoint = Endpoint.kept(ACCOUNT, REGION, clock, directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
        endpoint.world().keeping().resume();
    }

    static KeptPlace of(Path folder) {
        return new KeptPlace(folder, BEGINNING);
    }

    World world() {
        return endpoint.world();
    }

    World world(String account) {
        world().accounts().open(account);
        return world().accounts().all().stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    JsonObject ask(String service, String operation, Object... members) {
        return world().call(service, operation, JsonObject.of(members));
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** What a process would find that starts after this one was killed, once it had answered. */
    KeptPlace killedAndServedAgain(Path copy) {
        world().keeping().settle();
        copy(folder, copy);
        close();
        return of(copy);
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(one -> !one.startsWith(from.resolve("temporary")))
                    .toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}

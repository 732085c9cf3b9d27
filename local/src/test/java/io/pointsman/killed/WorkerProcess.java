package io.pointsman.killed;

import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One {@link FunctionWorker}, and the machine's SIGKILL for it. */
final class WorkerProcess implements AutoCloseable {
    static final String ACCESS_KEY = "WORKER";

    private final Process process;
    private volatile boolean killed;
    private final BufferedReader from;
    private final BufferedWriter to;

    private WorkerProcess(Process process) {
        this.process = process;
        from = process.inputReader();
        to = process.outputWriter();
    }

    /** @param log takes its standard error */
    static WorkerProcess start(Path log) {
        try {
            return new WorkerProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            classPath(),
                            FunctionWorker.class.getName(),
                            ACCESS_KEY)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some who start tests have a class loader of their own for them. */
    private static String classPath() {
        return WorkerProcess.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when it is gone. */
    void kill() {
        killed = true;
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the function returns; empty when its process ended before that. */
    Optional<JsonObject> call(JsonObject order, URI host, EndpointClock clock) {
        try {
            send(Json.text(order.with("host", host.toString())
                    .with("now", clock.instant().toString())));
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                JsonObject said = Json.object(line);
                if (said.has("result")) {
                    return said.object("result");
                }
                clock.pass(Duration.parse(said.needText("pause")));
                send(clock.instant().toString());
            }
        } catch (IOException gone) {
            if (!killed) {
                throw new UncheckedIOException(gone);
            }
        }
        if (!killed) {
            throw new IllegalStateException(
                    "the process of the functions ended by itself; its standard error says why");
        }
        return Optional.empty();
    }

    private void send(String line) throws IOException {
        to.write(line);
        to.newLine();
        to.flush();
    }

    @Override
    public void close() {
        kill();
    }
}

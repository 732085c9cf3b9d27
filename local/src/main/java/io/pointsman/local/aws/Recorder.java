package io.pointsman.local.aws;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes each request that came over the wire, and its answer, as one JSON line: for debugging, and for checks from outside. What
 * services ask of each other is not there. Secrets are replaced, bytes are given by length and digest.
 */
public final class Recorder implements AutoCloseable {
    private final Optional<Writer> out;

    /**
     * One request and its answer.
     *
     * @param time the endpoint's time
     * @param caller ARN of the role session that asked; empty for a user's own keys, and for those of a job
     * @param error AWS's error code, empty when the call went well
     */
    public record Entry(
            Instant time,
            Optional<String> caller,
            String service,
            String operation,
            JsonObject input,
            int status,
            Optional<String> error,
            JsonObject answer) {}

    private Recorder(Optional<Writer> out) {
        this.out = out;
    }

    public static Recorder none() {
        return new Recorder(Optional.empty());
    }

    /** Adds to the file, which is made when it is not there. */
    public static Recorder to(Path file) {
        try {
            return new Recorder(
                    Optional.of(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the record " + file + ": " + e.getMessage(), e);
        }
    }

    public void add(Entry entry) {
        out.ifPresent(writer -> write(writer, line(entry)));
    }

    private static String line(Entry entry) {
        return Json.text(JsonObject.of("time", entry.time().toString())
                .with("caller", entry.caller())
                .with("service", entry.service())
                .with("operation", entry.operation())
                .with("input", Shown.of(entry.input()))
                .with("status", entry.status())
                .with("error", entry.error())
                .with("answer", Shown.of(entry.answer())));
    }

    /** Flushed line by line: whoever reads the file while the endpoint runs sees whole lines. */
    private synchronized void write(Writer writer, String line) {
        try {
            writer.write(line + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        out.ifPresent(Recorder::close);
    }

    private static void close(Writer writer) {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

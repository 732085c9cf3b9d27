package io.pointsman.endpoint;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes each request that came over the wire, and its answer, as one JSON line: for debugging, and for checks from outside. What
 * services ask of each other is not there. Secrets are replaced, bytes are given by length and digest, what is longer or deeper than a reader
 * has use for is cut.
 */
public final class Recorder implements AutoCloseable {
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private final Optional<Lines> out;

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

    private Recorder(Optional<Lines> out) {
        this.out = out;
    }

    public static Recorder none() {
        return new Recorder(Optional.empty());
    }

    /** Adds to the file, which is made when it is not there. */
    public static Recorder to(Path file) {
        try {
            return new Recorder(Optional.of(Lines.to(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the record " + file + ": " + e.getMessage(), e);
        }
    }

    /** Never fails: the answer is given whatever becomes of its line. What cannot be written is said on standard error. */
    public void add(Entry entry) {
        out.ifPresent(lines -> add(lines, entry));
    }

    private static void add(Lines lines, Entry entry) {
        try {
            lines.add(line(entry));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            Complaint.about("the record of " + entry.service() + " " + entry.operation(), e);
        }
    }

    /** The whole of it, or what is left when a part cannot be shown. */
    private static String line(Entry entry) {
        try {
            return Json.text(head(entry)
                    .with("input", Shown.of(entry.service(), entry.input()))
                    .with("status", entry.status())
                    .with("error", entry.error())
                    .with("answer", Shown.of(entry.service(), entry.answer())));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Json.text(head(entry)
                    .with("status", entry.status())
                    .with("error", entry.error())
                    .with("notRecorded", "input and answer: " + e));
        }
    }

    private static JsonObject head(Entry entry) {
        return JsonObject.of("time", entry.time().toString())
                .with("caller", entry.caller())
                .with("service", entry.service())
                .with("operation", entry.operation());
    }

    @Override
    public void close() {
        out.ifPresent(Lines::close);
    }

    /** Whoever reads the file while the endpoint runs sees whole lines. */
    private static final class Lines {
        private final OutputStream out;
        private boolean broken;

        private Lines(OutputStream out) {
            this.out = out;
        }

        static Lines to(Path file) throws IOException {
            return new Lines(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        }

        /** Nothing is kept back, so that a line that fails, on a full disk, takes no other with it. */
        synchronized void add(String line) throws IOException {
            byte[] bytes = ((broken ? "\n" : "") + escaped(line) + "\n").getBytes(StandardCharsets.UTF_8);
            broken = true;
            out.write(bytes);
            broken = false;
        }

        /** Half a surrogate pair is legal in JSON and has no UTF-8: its escape has. */
        private static String escaped(String line) {
            return LONE_SURROGATE
                    .matcher(line)
                    .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)));
        }

        void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package io.pointsman.bench.coldstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of the record by boto3, one after the other, in a process of its own. */
final class ColdPeer {
    private final Path folder;
    private final Tape tape;
    private final TlsKeys keys;

    ColdPeer(Path folder, Tape tape, TlsKeys keys) {
        this.folder = folder;
        this.tape = tape;
        this.keys = keys;
    }

    /** Empty where there is no boto3. */
    Optional<ColdRun> run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "python3",
                "bench/coldstart_peer.py",
                folder.resolve("calls.jsonl").toString()));
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", tape.uri().toString(),
                        "AWS_CA_BUNDLE", keys.certificate().toString(),
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_SESSION_TOKEN", "token"));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        long start = System.nanoTime();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty(); // no python3
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        double wall = (System.nanoTime() - start) / 1e6;
        int ended = process.waitFor();
        tape.play();
        if (said.strip().equals("no boto3")) {
            return Optional.empty();
        }
        if (ended != 0) {
            throw new IOException("bench/coldstart_peer.py ended with " + ended);
        }
        String[] figures = said.strip().split(" ", -1);
        return Optional.of(new ColdRun(wall, Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), 0, 0, 0));
    }
}

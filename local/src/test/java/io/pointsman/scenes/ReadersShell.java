package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.local.endpoint.StackPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs what a message says, in a shell, as its reader would: with the AWS CLI against the endpoint. */
final class ReadersShell {
    private ReadersShell() {}

    /** @param folder that the command may write to */
    static void run(StackPlace place, String command, Path folder) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-ec", command).directory(folder.toFile());
        shell.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", place.uri().toString(),
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret"));
        Path told = folder.resolve("told.txt");
        Process process =
                shell.redirectErrorStream(true).redirectOutput(told.toFile()).start();
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            place.pass(Duration.ofMillis(100)); // the endpoint's clock stands still, and an update takes time
        }
        assertEquals(0, process.exitValue(), command + "\n" + Files.readString(told));
        place.pass(Duration.ofSeconds(10));
    }
}

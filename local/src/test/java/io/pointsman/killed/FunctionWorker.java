package io.pointsman.killed;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.FunctionsInProcess;
import io.pointsman.runtime.InProcessSurroundings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * A process of Pointsman's functions. One line in for each event, one line out for its result; where a function waits, a line out says how
 * long, and the line in that follows says what time it is then.
 */
final class FunctionWorker {
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private Instant now = Instant.EPOCH;

    public static void main(String... arguments) throws IOException {
        new FunctionWorker().work(arguments[0]);
    }

    private void work(String accessKey) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonObject order = Json.object(line);
            now = Instant.parse(order.needText("now"));
            URI host = URI.create(order.needText("host"));
            InProcessSurroundings around =
                    new InProcessSurroundings(new OtherHost(UrlConnectionHttpClient.create(), host), accessKey);
            around.begin(() -> now, this::pause);
            out.println(Json.text(JsonObject.of("result", result(around, order))));
        }
    }

    private JsonObject result(InProcessSurroundings around, JsonObject order) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try {
            return new FunctionsInProcess(around)
                    .call(
                            order.needText("function"),
                            order.needText("payload"),
                            Duration.parse(order.needText("timeout")),
                            log);
        } finally {
            System.err.write(log.toByteArray());
        }
    }

    private void pause(Duration time) {
        out.println(Json.text(JsonObject.of("pause", time.toString())));
        try {
            now = Instant.parse(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

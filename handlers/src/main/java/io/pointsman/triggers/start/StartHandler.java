package io.pointsman.triggers.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The Lambda function that S3 notifies of an upload. Throws when a pipeline cannot be started: Lambda delivers the event again,
 * twice, and then lays it into the queue of dead letters; what was started already is not started again.
 */
public final class StartHandler implements RequestStreamHandler {
    /** What template.yaml and pipelines/production.yaml agree on. */
    private static final String PREFIX = "builds/";

    private final Start start;

    public StartHandler() {
        this(new SdkPipelines(Clients.home(System.getenv()).codePipeline()));
    }

    StartHandler(Pipelines pipelines) {
        this.start = new Start(pipelines, PREFIX);
    }

    /** Answers with the executions, one for each upload that started one. */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        UploadEvent event = UploadEvent.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        List<String> executions = event.uploads().stream()
                .flatMap(upload -> execution(upload, context).stream())
                .toList();
        output.write(Json.text(executions).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> execution(Upload upload, Context context) {
        return switch (start.of(upload)) {
            case Start.Answer.Started(String pipeline, String execution) -> {
                say(context, "started", upload, JsonObject.of("pipeline", pipeline, "execution", execution));
                yield Optional.of(execution);
            }
            case Start.Answer.Passed(String why) -> {
                say(context, "passed over", upload, JsonObject.of("why", why));
                yield Optional.empty();
            }
        };
    }

    private static void say(Context context, String message, Upload upload, JsonObject facts) {
        JsonObject line = JsonObject.of("message", message, "upload", upload.toString());
        for (var fact : facts.members().entrySet()) {
            line = line.with(fact.getKey(), fact.getValue());
        }
        context.getLogger().log(Json.text(line) + "\n");
    }
}

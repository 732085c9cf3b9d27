package io.pointsman.triggers.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.Clients;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The Lambda function that S3 notifies of an upload. Throws when a pipeline cannot be started: Lambda delivers the event again,
 * twice, and then lays it into the queue of dead letters; what was started already is not started again.
 */
public final class StartHandler implements RequestHandler<S3Event, List<String>> {
    /** What template.yaml and pipelines/production.yaml agree on. */
    private static final String PREFIX = "builds/";

    private final Start start;

    public StartHandler() {
        this(new SdkPipelines(Clients.home(System.getenv()).codePipeline()));
    }

    StartHandler(Pipelines pipelines) {
        this.start = new Start(pipelines, PREFIX);
    }

    /** @return the executions, one for each upload that started one */
    @Override
    public List<String> handleRequest(S3Event event, Context context) {
        return uploads(event).stream()
                .flatMap(upload -> execution(upload, context).stream())
                .toList();
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

    /** S3's own test event has no records; a deletion is no upload. */
    private static List<Upload> uploads(S3Event event) {
        List<S3EventNotificationRecord> records = event.getRecords();
        return records == null
                ? List.of()
                : records.stream()
                        .filter(record -> record.getEventName() != null
                                && record.getEventName().contains("ObjectCreated"))
                        .map(StartHandler::upload)
                        .toList();
    }

    private static Upload upload(S3EventNotificationRecord record) {
        S3ObjectEntity object = record.getS3().getObject();
        return new Upload(
                record.getS3().getBucket().getName(),
                object.getUrlDecodedKey(),
                Optional.ofNullable(object.getVersionId()).filter(version -> !version.isEmpty()),
                Objects.toString(object.getSequencer(), "") + Objects.toString(object.geteTag(), ""));
    }
}

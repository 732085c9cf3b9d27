package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Arn;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The kinds of event sources: what each needs, and what it has where a request says nothing. */
enum EventSource {
    QUEUE(10),
    STREAM(100),
    KAFKA(100),
    BROKER(100),
    DOCUMENTS(100);

    private final long batch;

    EventSource(long batch) {
        this.batch = batch;
    }

    static EventSource of(JsonObject input) {
        String arn = input.text("EventSourceArn").orElse("");
        if (arn.isEmpty() && input.has("SelfManagedEventSource")) {
            return KAFKA;
        }
        return switch (Arn.of(arn).map(Arn::service).orElse("")) {
            case "sqs" -> QUEUE;
            case "dynamodb", "kinesis" -> STREAM;
            case "kafka" -> KAFKA;
            case "mq" -> BROKER;
            case "rds", "docdb-elastic" -> DOCUMENTS;
            default -> throw LambdaErrors.invalid("Unrecognized event source.");
        };
    }

    /** Streams say it otherwise than all the others. */
    String reason() {
        return this == STREAM ? "User action" : "USER_INITIATED";
    }

    void check(JsonObject input) {
        if (this == STREAM && !input.has("StartingPosition")) {
            throw LambdaErrors.invalid("1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                    + " constraint: Member must not be null.");
        }
        if (this == QUEUE && !input.objectOrEmpty("DestinationConfig").members().isEmpty()) {
            throw LambdaErrors.invalid("Unsupported DestinationConfig parameter for given event source mapping type.");
        }
        String arn = input.text("EventSourceArn").orElse("");
        boolean timed = input.text("StartingPosition").orElse("").equals("AT_TIMESTAMP");
        if (timed && arn.contains(":dynamodb:")) {
            throw LambdaErrors.invalid("Unsupported starting position for arn type: " + arn);
        }
        if (!input.has("EventSourceArn") && !input.has("SourceAccessConfigurations")) {
            throw LambdaErrors.invalid("Required 'sourceAccessConfigurations' parameter is missing.");
        }
    }

    /** The members that are shown even when nobody gave them. */
    JsonObject defaults(UUID uuid, JsonObject input) {
        JsonObject common = JsonObject.of("BatchSize", batch);
        return switch (this) {
            case QUEUE -> common.with("MaximumBatchingWindowInSeconds", 0L).with("FunctionResponseTypes", List.of());
            case STREAM -> {
                Map<String, Object> stream = new TreeMap<>(Map.of(
                        "BisectBatchOnFunctionError", false,
                        "DestinationConfig", JsonObject.of("OnFailure", JsonObject.empty()),
                        "FunctionResponseTypes", List.of(),
                        "LastProcessingResult", "No records processed",
                        "MaximumBatchingWindowInSeconds", 0L,
                        "MaximumRecordAgeInSeconds", -1L,
                        "MaximumRetryAttempts", -1L,
                        "ParallelizationFactor", 1L,
                        "TumblingWindowInSeconds", 0L));
                stream.put("BatchSize", batch);
                yield JsonObject.of(stream);
            }
            case KAFKA -> {
                String group = input.has("SelfManagedEventSource")
                        ? "SelfManagedKafkaEventSourceConfig"
                        : "AmazonManagedKafkaEventSourceConfig";
                yield common.with("LastProcessingResult", "No records processed")
                        .with("StartingPosition", "TRIM_HORIZON")
                        .with(group, JsonObject.of("ConsumerGroupId", uuid.toString()));
            }
            case BROKER, DOCUMENTS -> common.with("LastProcessingResult", "No records processed");
        };
    }
}

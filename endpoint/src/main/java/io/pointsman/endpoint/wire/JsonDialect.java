package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** JSON 1.0 and 1.1: the operation in {@code X-Amz-Target}, input and output as JSON objects. */
final class JsonDialect implements Dialect {
    /** What SQS called its errors while it was spoken as forms. */
    private static final Map<String, String> FORM_CODES = Map.of(
            "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
            "QueueNameExists", "QueueAlreadyExists",
            "EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest",
            "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
            "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct");

    /** Of the services here; the others speak 1.1. */
    private static final Set<String> SPEAK_1_0 = Set.of("sqs", "cloudcontrolapi");

    /** Their clients still read the codes of that time. */
    private static final Set<String> ONCE_SPOKEN_AS_FORMS = Set.of("sqs", "monitoring");

    /** Members of requests that are bytes, and so are Base64 on the wire. */
    private static final List<String> BYTES = List.of("SecretBinary");

    private final String service;

    JsonDialect(String service) {
        this.service = service;
    }

    @Override
    public boolean has(String operation) {
        return true;
    }

    @Override
    public Ask read(Request request) {
        String target = request.header("x-amz-target").orElse("");
        String text = request.text();
        return new Ask(
                target.substring(target.indexOf('.') + 1),
                text.isBlank() ? JsonObject.empty() : withBytes(Json.object(text)));
    }

    private static JsonObject withBytes(JsonObject input) {
        JsonObject all = input;
        for (String name : BYTES) {
            all = input.members().get(name) instanceof String base64 ? all.with(name, bytes(name, base64)) : all;
        }
        return all;
    }

    private static byte[] bytes(String name, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new JsonTrouble(name + " is not Base64: " + e.getMessage());
        }
    }

    @Override
    public Answer answer(Ask ask, JsonObject output, String requestId) {
        return body(200, output, requestId);
    }

    @Override
    public Answer refuse(Request request, AwsError error, String requestId) {
        JsonObject said = JsonObject.of("__type", error.code())
                .with("message", Optional.of(error.said()).filter(text -> !text.isEmpty()));
        for (var detail : error.details().members().entrySet()) {
            said = said.with(detail.getKey(), detail.getValue());
        }
        Answer answer = body(error.status(), said, requestId);
        return ONCE_SPOKEN_AS_FORMS.contains(service) ? answer.with("x-amzn-query-error", formError(error)) : answer;
    }

    private static String formError(AwsError error) {
        String fault = error.status() < 500 ? "Sender" : "Receiver";
        return FORM_CODES.getOrDefault(error.code(), error.code()) + ";" + fault;
    }

    @Override
    public AwsError unknown(String operation) {
        return EndpointLimit.operation(service, operation);
    }

    @Override
    public String invalidCode() {
        return "SerializationException";
    }

    @Override
    public String failedCode() {
        return "InternalFailure";
    }

    @Override
    public String deniedCode() {
        return "AccessDeniedException";
    }

    private Answer body(int status, JsonObject body, String requestId) {
        return Answer.of(
                        status,
                        SPEAK_1_0.contains(service) ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1",
                        Json.text(EpochSeconds.in(body)))
                .with("x-amzn-RequestId", requestId);
    }
}

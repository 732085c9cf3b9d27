package io.pointsman.local.aws.wire;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.EndpointLimit;

/** JSON 1.0 and 1.1: the operation in {@code X-Amz-Target}, input and output as JSON objects. */
final class JsonDialect implements Dialect {
    private final String service;

    JsonDialect(String service) {
        this.service = service;
    }

    @Override
    public Ask read(Request request) {
        String target = request.header("x-amz-target").orElse("");
        String text = request.text();
        return new Ask(
                target.substring(target.indexOf('.') + 1), text.isBlank() ? JsonObject.empty() : Json.object(text));
    }

    @Override
    public Answer answer(Ask ask, JsonObject output, String requestId) {
        return body(200, output, requestId);
    }

    /** {@code x-amzn-query-error} is for the clients of services that used to be spoken as forms. */
    @Override
    public Answer refuse(Request request, AwsError error, String requestId) {
        JsonObject said = JsonObject.of("__type", error.code(), "message", error.said());
        for (var detail : error.details().members().entrySet()) {
            said = said.with(detail.getKey(), detail.getValue());
        }
        String fault = error.status() < 500 ? "Sender" : "Receiver";
        return body(error.status(), said, requestId).with("x-amzn-query-error", error.code() + ";" + fault);
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

    private static Answer body(int status, JsonObject body, String requestId) {
        return Answer.of(status, "application/x-amz-json-1.1", Json.text(EpochSeconds.in(body)))
                .with("x-amzn-RequestId", requestId);
    }
}

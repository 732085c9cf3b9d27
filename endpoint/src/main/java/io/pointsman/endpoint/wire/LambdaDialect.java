package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lambda's REST protocol: members in path, query, headers and a JSON body. */
final class LambdaDialect implements Dialect {
    private static final Map<String, String> INVOKE_HEADERS = Map.of(
            "X-Amz-Invocation-Type", "InvocationType",
            "X-Amz-Log-Type", "LogType",
            "X-Amz-Client-Context", "ClientContext",
            "X-Amz-Durable-Execution-Name", "DurableExecutionName",
            "X-Amz-Tenant-Id", "TenantId");

    /** Lambda's own model is not of one mind about the name of the message. */
    private static final Set<String> CAPITAL_MESSAGE = Set.of(
            "ResourceNotFoundException", "ServiceException", "ResourceNotReadyException", "InvalidRuntimeException");

    private static final int LARGEST = 70_167_211;

    private final String service;

    /** @param service that is asked: Lambda, or one that is not here and is answered in this form, which most clients can read */
    LambdaDialect(String service) {
        this.service = service;
    }

    @Override
    public boolean has(String operation) {
        return LambdaRoutes.TABLE.has(operation);
    }

    @Override
    public Ask read(Request request) {
        RestRoutes.Match match = LambdaRoutes.TABLE
                .match(request.method(), request.path(), request.query().keySet())
                .orElseThrow(() -> unknown(request.method() + " " + request.path()));
        JsonObject input = match.operation().equals("Invoke") ? invoke(request) : body(match.operation(), request);
        for (var member : match.members().entrySet()) {
            input = member.getKey().equals("VersionNumber")
                    ? input.with("VersionNumber", number(String.valueOf(member.getValue())))
                    : input.with(member.getKey(), member.getValue());
        }
        return new Ask(match.operation(), withQuery(input, request));
    }

    private static JsonObject invoke(Request request) {
        JsonObject input = JsonObject.of("Payload", request.bytes());
        for (var header : INVOKE_HEADERS.entrySet()) {
            input = input.with(header.getValue(), request.header(header.getKey()));
        }
        return input;
    }

    private static JsonObject body(String operation, Request request) {
        if (request.body().size() > LARGEST) {
            throw new AwsError(
                    413,
                    "RequestEntityTooLargeException",
                    "Request must be smaller than " + LARGEST + " bytes for the " + operation + " operation");
        }
        String text = request.text();
        JsonObject body = text.isBlank() ? JsonObject.empty() : Json.objectWithLongText(text);
        JsonObject blobs = withBytes(body);
        for (String nested : List.of("Code", "Content")) {
            blobs = body.members().get(nested) instanceof Map<?, ?> code
                    ? blobs.with(nested, withBytes(JsonObject.of(code)))
                    : blobs;
        }
        return blobs;
    }

    private static JsonObject withBytes(JsonObject holder) {
        return holder.members().get("ZipFile") instanceof String base64
                ? holder.with("ZipFile", bytes(base64))
                : holder;
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "SerializationException", "ZipFile is not Base64: " + e.getMessage());
        }
    }

    private static JsonObject withQuery(JsonObject input, Request request) {
        JsonObject all = input;
        for (var parameter : request.query().entrySet()) {
            all = switch (parameter.getKey()) {
                case "MaxItems" ->
                    all.with("MaxItems", number(parameter.getValue().getFirst()));
                case "tagKeys" -> all.with("TagKeys", parameter.getValue());
                default -> all.with(parameter.getKey(), parameter.getValue().getFirst());
            };
        }
        return all;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new AwsError(400, "SerializationException", text + " is not a number");
        }
    }

    @Override
    public Answer answer(Ask ask, JsonObject output, String requestId) {
        Answer answer = ask.operation().equals("Invoke") ? invoked(output) : plain(ask.operation(), output);
        return answer.with("x-amzn-RequestId", output.text("RequestId").orElse(requestId)); // an invocation has its own
    }

    private static Answer plain(String operation, JsonObject output) {
        int status = LambdaRoutes.TABLE.status(operation);
        return status == 204
                ? Answer.empty(204)
                : Answer.of(status, "application/json", Json.text(EpochSeconds.in(output)));
    }

    private static Answer invoked(JsonObject output) {
        int status = output.number("StatusCode").orElse(200L).intValue();
        byte[] payload = output.bytes("Payload").orElseGet(() -> new byte[0]);
        Answer answer = new Answer(status, Map.of("Content-Type", "application/json"), payload);
        answer = with(answer, "X-Amz-Function-Error", output, "FunctionError");
        answer = with(answer, "X-Amz-Log-Result", output, "LogResult");
        return with(answer, "X-Amz-Executed-Version", output, "ExecutedVersion");
    }

    private static Answer with(Answer answer, String header, JsonObject output, String member) {
        return output.text(member).map(value -> answer.with(header, value)).orElse(answer);
    }

    @Override
    public Answer refuse(Request request, AwsError error, String requestId) {
        String message = CAPITAL_MESSAGE.contains(error.code()) ? "Message" : "message";
        JsonObject said = JsonObject.of("Type", error.status() < 500 ? "User" : "Service", message, error.said());
        return JsonRefusal.of(said, error, requestId);
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
        return "ServiceException";
    }

    @Override
    public String deniedCode() {
        return "AccessDeniedException";
    }
}

package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal of a service that speaks paths and JSON: the code in a header, the rest in the body. */
final class JsonRefusal {
    private JsonRefusal() {}

    /** @param said the message, in the members that the service has for it; a detail without value takes one of them away */
    static Answer of(JsonObject said, AwsError error, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        add(body, said);
        error.details().members().keySet().forEach(body::remove);
        add(body, error.details());
        return Answer.of(error.status(), "application/json", Json.text(EpochSeconds.in(JsonObject.of(body))))
                .with("x-amzn-ErrorType", error.code())
                .with("x-amzn-RequestId", requestId);
    }

    private static void add(Map<String, Object> body, JsonObject members) {
        members.members().forEach((name, value) -> {
            if (value != null) {
                body.put(name, value);
            }
        });
    }
}

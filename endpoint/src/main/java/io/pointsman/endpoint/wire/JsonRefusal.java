package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;

/** A refusal of a service that speaks paths and JSON: the code in a header, the rest in the body. */
final class JsonRefusal {
    private JsonRefusal() {}

    /** @param said the message, in the members that the service has for it */
    static Answer of(JsonObject said, AwsError error, String requestId) {
        JsonObject body = said;
        for (var detail : error.details().members().entrySet()) {
            body = body.with(detail.getKey(), detail.getValue());
        }
        return Answer.of(error.status(), "application/json", Json.text(EpochSeconds.in(body)))
                .with("x-amzn-ErrorType", error.code())
                .with("x-amzn-RequestId", requestId);
    }
}

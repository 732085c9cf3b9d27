package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A lifecycle event of a deployment.
 *
 * @param name {@code BeforeAllowTraffic}
 * @param status {@code Pending, InProgress, Succeeded, Failed, Skipped, Unknown}
 */
public record DeploymentEvent(String name, String status, Optional<Instant> start, Optional<Instant> end) {
    private static final Field<String> EVENT = Field.required("event", FieldShape.TEXT);
    private static final Field<String> STATUS = Field.required("status", FieldShape.TEXT);
    private static final Field<Instant> START = Field.optional("start", FieldShape.MOMENT);
    private static final Field<Instant> END = Field.optional("end", FieldShape.MOMENT);

    static final ObjectShape<DeploymentEvent> SHAPE =
            ObjectShape.of(DeploymentEvent::read, DeploymentEvent::write, EVENT, STATUS, START, END);

    public boolean failed() {
        return status.equals("Failed");
    }

    private JsonObject write() {
        return END.put(START.put(STATUS.put(EVENT.put(JsonObject.empty(), name), status), start), end);
    }

    private static DeploymentEvent read(JsonObject json) {
        return new DeploymentEvent(EVENT.need(json), STATUS.need(json), START.find(json), END.find(json));
    }
}

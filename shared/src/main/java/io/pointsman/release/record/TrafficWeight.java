package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;

/**
 * The share of the target version from a moment on.
 *
 * @param percent 0 to 100
 */
public record TrafficWeight(Instant at, int percent) {
    private static final Field<Instant> AT = Field.required("at", FieldShape.MOMENT);
    private static final Field<Integer> PERCENT = Field.required("percent", FieldShape.PERCENT);

    static final ObjectShape<TrafficWeight> SHAPE =
            ObjectShape.of(TrafficWeight::read, TrafficWeight::write, AT, PERCENT);

    private JsonObject write() {
        return PERCENT.put(AT.put(JsonObject.empty(), at), percent);
    }

    private static TrafficWeight read(JsonObject json) {
        return new TrafficWeight(AT.need(json), PERCENT.find(json).orElse(0));
    }
}

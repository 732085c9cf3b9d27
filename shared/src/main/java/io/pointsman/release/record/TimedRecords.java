package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Release records that say when: for each section, {@code timings} has the moments at which it was first written and last changed.
 * A repetition that changes nothing leaves them as they are.
 */
public final class TimedRecords implements ReleaseRecords {
    static final String TIMINGS = "timings";

    private final ReleaseRecords records;
    private final InstantSource clock;

    public TimedRecords(ReleaseRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public JsonObject find(String stack, String run) {
        return records.find(stack, run);
    }

    @Override
    public JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
        return run.equals(INDEX)
                ? records.update(stack, run, change)
                : records.update(stack, run, before -> timed(before, change.apply(before)));
    }

    private JsonObject timed(JsonObject before, JsonObject after) {
        JsonObject timings = before.objectOrEmpty(TIMINGS);
        String now = clock.instant().toString();
        for (var section : after.members().entrySet()) {
            if (!section.getKey().equals(TIMINGS)
                    && !Objects.equals(section.getValue(), before.members().get(section.getKey()))) {
                String first =
                        timings.objectOrEmpty(section.getKey()).text("first").orElse(now);
                timings = timings.with(section.getKey(), JsonObject.of("first", first, "last", now));
            }
        }
        return timings.members().isEmpty() ? after : after.with(TIMINGS, timings);
    }
}

package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Release records that say when: for each section, {@code timings} has the moments at which it was first written and last changed.
 * A repetition that changes nothing leaves them as they are.
 */
public final class TimedRecords implements ReleaseRecords {
    private static final Field<Instant> FIRST = Field.required("first", FieldShape.MOMENT);
    private static final Field<Instant> LAST = Field.required("last", FieldShape.MOMENT);
    private static final ObjectShape<Moments> MOMENTS = ObjectShape.of(
            json -> new Moments(FIRST.need(json), LAST.need(json)),
            moments -> LAST.put(FIRST.put(JsonObject.empty(), moments.first()), moments.last()),
            FIRST,
            LAST);

    static final Field<Map<String, Moments>> TIMINGS = Field.optional(
            "timings", FieldShape.mapOf(MOMENTS).described("When each section was first written and last changed"));

    /** Of one section. */
    public record Moments(Instant first, Instant last) {}

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
        return run.equals(INDEX) || run.equals(JOBS)
                ? records.update(stack, run, change)
                : records.update(stack, run, before -> timed(before, change.apply(before)));
    }

    @Override
    public void holdTurn(String stack) {
        records.holdTurn(stack);
    }

    @Override
    public RuntimeException earlier(String stack, String run, String expected) {
        return records.earlier(stack, run, expected);
    }

    private JsonObject timed(JsonObject before, JsonObject after) {
        Map<String, Moments> timings = new LinkedHashMap<>(TIMINGS.find(before).orElse(Map.of()));
        Instant now = clock.instant();
        for (var section : after.members().entrySet()) {
            if (!section.getKey().equals(TIMINGS.name())
                    && !Objects.equals(section.getValue(), before.members().get(section.getKey()))) {
                Moments was = timings.get(section.getKey());
                timings.put(section.getKey(), new Moments(was == null ? now : was.first(), now));
            }
        }
        return timings.isEmpty() ? after : TIMINGS.put(after, timings);
    }
}

package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
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
    record Moments(Instant first, Instant last) {}

    private final ReleaseRecords records;
    private final InstantSource clock;
    private final BiConsumer<String, Instant> written;

    public TimedRecords(ReleaseRecords records, InstantSource clock) {
        this(records, clock, (run, newest) -> {});
    }

    /** @param written is told of each run whose record was written, and the newest moment in it */
    public TimedRecords(ReleaseRecords records, InstantSource clock, BiConsumer<String, Instant> written) {
        this.records = records;
        this.clock = clock;
        this.written = written;
    }

    /** When a record was changed last; empty where it has no section. */
    public static Optional<Instant> newest(JsonObject record) {
        return TIMINGS.find(record).orElse(Map.of()).values().stream()
                .map(Moments::last)
                .max(Comparator.naturalOrder());
    }

    @Override
    public JsonObject find(String stack, String run) {
        return records.find(stack, run);
    }

    @Override
    public JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
        if (run.equals(INDEX) || run.equals(JOBS)) {
            return records.update(stack, run, change);
        }
        JsonObject record = records.update(stack, run, before -> timed(before, change.apply(before)));
        newest(record).ifPresent(at -> written.accept(run, at));
        return record;
    }

    /** Of two functions one may have a clock that is behind: the newest moment of a record never goes back. */
    private static Instant notBefore(Optional<Instant> newest, Instant now) {
        return newest.filter(now::isBefore).orElse(now);
    }

    private JsonObject timed(JsonObject before, JsonObject after) {
        Map<String, Moments> timings = new LinkedHashMap<>(TIMINGS.find(before).orElse(Map.of()));
        Instant now = notBefore(newest(before), clock.instant());
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

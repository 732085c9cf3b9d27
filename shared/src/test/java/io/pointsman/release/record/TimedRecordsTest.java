package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class TimedRecordsTest {
    private Instant now = Instant.parse("2026-10-01T12:00:00Z");
    private final TimedRecords records = new TimedRecords(new InMemory(), () -> now);

    @Test
    void a_section_has_the_moments_of_its_first_and_last_change() {
        write("publish", "one");
        now = now.plusSeconds(60);
        write("shift", "moving");
        now = now.plusSeconds(60);
        write("shift", "succeeded");

        JsonObject timings = records.find("web", "run").objectOrEmpty("timings");
        assertEquals(moments("2026-10-01T12:00:00Z", "2026-10-01T12:00:00Z"), timings.objectOrEmpty("publish"));
        assertEquals(moments("2026-10-01T12:01:00Z", "2026-10-01T12:02:00Z"), timings.objectOrEmpty("shift"));
    }

    @Test
    void a_repetition_that_changes_nothing_leaves_the_record_as_it_is() {
        write("publish", "one");
        JsonObject before = records.find("web", "run");
        now = now.plusSeconds(60);
        write("publish", "one");
        assertEquals(before, records.find("web", "run"));
    }

    @Test
    void the_index_has_no_timings() {
        records.update("web", ReleaseRecords.INDEX, index -> index.with("releases", "none"));
        assertFalse(records.find("web", ReleaseRecords.INDEX).has("timings"));
    }

    private void write(String section, String state) {
        records.update("web", "run", record -> record.with(section, JsonObject.of("state", state)));
    }

    private static JsonObject moments(String first, String last) {
        return JsonObject.of("first", first, "last", last);
    }

    private static final class InMemory implements ReleaseRecords {
        private final Map<String, JsonObject> documents = new HashMap<>();

        @Override
        public void holdTurn(String stack) {
            // one writer alone
        }

        @Override
        public JsonObject find(String stack, String run) {
            return documents.getOrDefault(run, JsonObject.empty());
        }

        @Override
        public JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
            documents.put(run, change.apply(find(stack, run)));
            return find(stack, run);
        }
    }
}

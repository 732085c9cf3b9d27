package io.pointsman.release.record;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Release records in memory, kept as text so that only what survives a round trip is there. Each is held against the schema.
 */
public final class MemoryRecords implements ReleaseRecords {
    private final Map<String, String> documents = new HashMap<>();
    private int writes;
    private int failing;
    private Optional<RuntimeException> trouble = Optional.empty();
    private RuntimeException failure = new Unavailable("the record could not be written");

    /** The n-th write from now on is not answered, and not made. */
    public void failWrite(int which) {
        failing = writes + which;
    }

    /** The n-th write from now on is refused, and not made. */
    public void refuseWrite(int which, Refusal why) {
        failWrite(which);
        failure = why;
    }

    /** Nothing can be read or written from now on, for this reason. */
    public void deny(RuntimeException why) {
        trouble = Optional.of(why);
    }

    public void allow() {
        trouble = Optional.empty();
    }

    @Override
    public void holdTurn(String stack) {
        // one writer alone
    }

    @Override
    public synchronized JsonObject find(String stack, String run) {
        trouble.ifPresent(why -> {
            throw why;
        });
        return Json.object(documents.getOrDefault(stack + "/" + run, "{}"));
    }

    @Override
    public synchronized JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
        writes++;
        if (writes == failing) {
            throw failure;
        }
        JsonObject changed = change.apply(find(stack, run));
        documents.put(stack + "/" + run, Json.text(changed));
        if (!run.startsWith(" ") && !run.startsWith("verify ")) {
            List<String> wrong = SchemaCheck.of(RecordSchema.schema(), find(stack, run));
            if (!wrong.isEmpty()) {
                throw new AssertionError("not by the schema of release records: " + wrong);
            }
        }
        return find(stack, run);
    }
}

package io.pointsman.endpoint.events;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.Machine;

/** Which events a rule is about, in the reading of EventBridge's own matcher: what it refuses is refused in its words. */
final class EventPattern {
    private static final String RULE = "rule";

    private final String json;
    private transient @Nullable Machine machine;

    private EventPattern(String json) {
        this.json = json;
    }

    static EventPattern read(String json) {
        EventPattern pattern = new EventPattern(json);
        pattern.machine = machine(json);
        return pattern;
    }

    private static Machine machine(String json) {
        Machine machine = Machine.builder().build();
        try {
            machine.addRule(RULE, json);
        } catch (IOException | IllegalArgumentException refusal) {
            throw new AwsError(
                    400, "InvalidEventPatternException", "Event pattern is not valid. Reason: " + refusal.getMessage());
        }
        return machine;
    }

    boolean matches(JsonObject event) {
        String text = Json.text(event);
        Machine known = machine == null ? machine(json) : machine; // none after a restart
        machine = known;
        try {
            return !known.rulesForJSONEvent(text).isEmpty();
        } catch (Exception unreadable) { // what the matcher declares
            throw new IllegalStateException("an event that EventBridge's matcher cannot read: " + text, unreadable);
        }
    }
}

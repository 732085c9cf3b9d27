package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.time.Instant;

/** What connects a queue or a stream with a function, a version or an alias. Queues are polled ({@link QueuePollers}), streams are not. */
final class EventSourceMapping {
    private final String uuid;
    private final String reason;
    private JsonObject settings;
    private boolean enabled;
    private State state = State.CREATING;
    private Instant modified;

    /** As AWS writes them. */
    enum State {
        CREATING("Creating"),
        ENABLING("Enabling"),
        ENABLED("Enabled"),
        DISABLING("Disabling"),
        DISABLED("Disabled"),
        UPDATING("Updating"),
        DELETING("Deleting");

        private final String said;

        State(String said) {
            this.said = said;
        }

        boolean isSettled() {
            return this == ENABLED || this == DISABLED;
        }
    }

    /** @param reason why it is as it is, which streams and queues say with different words */
    EventSourceMapping(String uuid, String reason, JsonObject settings, boolean enabled, Instant modified) {
        this.uuid = uuid;
        this.reason = reason;
        this.settings = settings;
        this.enabled = enabled;
        this.modified = modified;
    }

    String uuid() {
        return uuid;
    }

    JsonObject settings() {
        return settings;
    }

    State state() {
        return state;
    }

    void change(JsonObject newSettings, boolean nowEnabled, Instant now) {
        state = nowEnabled == enabled ? State.UPDATING : nowEnabled ? State.ENABLING : State.DISABLING;
        settings = newSettings;
        enabled = nowEnabled;
        modified = now;
    }

    boolean isEnabled() {
        return enabled;
    }

    void delete(Instant now) {
        state = State.DELETING;
        modified = now;
    }

    /** What was under way is done. */
    void settle() {
        if (state != State.DELETING) {
            state = enabled ? State.ENABLED : State.DISABLED;
        }
    }

    JsonObject shown(String arn) {
        JsonObject shown = JsonObject.of("UUID", uuid, "EventSourceMappingArn", arn);
        for (var member : settings.members().entrySet()) {
            shown = shown.with(member.getKey(), member.getValue());
        }
        return shown.with("State", state.said)
                .with("StateTransitionReason", reason)
                .with("LastModified", modified);
    }
}

package io.pointsman.runtime;

import io.pointsman.json.JsonObject;

/** One JSON line an event. Never the job event, never a credential. */
public interface Log {
    void say(String message, JsonObject facts);
}

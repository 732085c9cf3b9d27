package io.pointsman.json;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** Text that is not the JSON that was asked for. The message names the place and the matter, never the text itself. */
public final class JsonTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JsonTrouble(String message) {
        super(message);
    }

    static JsonTrouble at(@Nullable JsonLocation place, String message) {
        return place == null
                ? new JsonTrouble(message)
                : new JsonTrouble("line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + message);
    }
}

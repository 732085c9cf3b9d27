package io.pointsman.release.record;

import io.pointsman.json.JsonObject;

/** A function that did not arrive, or is back, or was not begun: nothing is asked for, and nothing moves any more. */
public final class NotArrived extends ShiftedFunction {
    NotArrived(String id, JsonObject json) {
        super(id, json);
    }

    @Override
    NotArrived in(JsonObject next) {
        return new NotArrived(id(), next);
    }

    @Override
    public boolean isUntouched() {
        return false;
    }
}

package io.pointsman.release.record;

import io.pointsman.json.JsonObject;

/** A function whose alias is not touched: it was on the target already, or is left out. It comes from nowhere. */
public final class NotShifted extends FunctionDeployment {
    NotShifted(String id, JsonObject json) {
        super(id, json);
    }

    /** Its alias is on the target. */
    public static NotShifted unchanged(Target target) {
        return new NotShifted(target.id(), target.json(Phase.UNCHANGED));
    }

    /** @param why for people */
    public static NotShifted leftOut(Target target, String why) {
        return new NotShifted(target.id(), FunctionFields.NOTE.put(target.json(Phase.LEFT_OUT), why));
    }

    @Override
    NotShifted in(JsonObject next) {
        return new NotShifted(id(), next);
    }

    @Override
    public boolean isUntouched() {
        return true;
    }
}

package io.pointsman.endpoint.monitoring;

import java.time.Instant;
import java.util.Optional;

/** How an alarm is, why, and since when. */
record AlarmState(Value value, String reason, Optional<String> data, Instant updated, Instant changed) {
    enum Value {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }

    static AlarmState initial(Instant now) {
        return new AlarmState(Value.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", Optional.empty(), now, now);
    }

    AlarmState then(Value next, String why, Optional<String> newData, Instant now) {
        return new AlarmState(next, why, newData, now, next == value ? changed : now);
    }
}

package io.pointsman.local.operator;

import java.util.Optional;

/**
 * An alarm that a shift heeds.
 *
 * @param state {@code OK}, {@code ALARM}, {@code INSUFFICIENT_DATA}; empty where CloudWatch has no alarm of that name
 * @param reason in CloudWatch's words
 */
public record AlarmSight(String name, Optional<String> state, String reason) {
    public boolean isRinging() {
        return state.equals(Optional.of("ALARM"));
    }

    /** For people. */
    public String word() {
        return state.orElse("missing");
    }
}

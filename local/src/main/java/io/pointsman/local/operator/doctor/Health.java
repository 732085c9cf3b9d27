package io.pointsman.local.operator.doctor;

import java.util.Locale;

/** How something looks. */
public enum Health {
    OK,
    /** It works, and something about it will surprise somebody. */
    WARN,
    /** A release, or a way back, would fail. */
    FAIL,
    /** Nobody could look. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is not known is no better than what is broken. */
    public boolean isTrouble() {
        return this == FAIL || this == UNKNOWN;
    }
}

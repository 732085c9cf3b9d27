package io.pointsman.local.demo;

import io.pointsman.causes.KnownReason;

/** How a demo ended. */
public enum Ended {
    /** Every scene as it should. */
    WELL,
    BADLY,
    /** At something that AWS takes and the embedded endpoint does not have: no word about the application. */
    AT_A_LIMIT;

    static Ended because(String reason) {
        return KnownReason.ENDPOINT_LIMIT.fits(reason) ? AT_A_LIMIT : BADLY;
    }
}

package io.pointsman.release.record;

import java.util.Locale;

/** How far one function of an attempt is. */
public enum Phase {
    /** Its alias was on the target already. */
    KEPT,
    /** It is not moved, for a reason that its note says; its alias may be anywhere. */
    LEFT_OUT,
    /** It has no alias yet, and gets one at the end, once everything else succeeded. */
    NEW,
    /** The alias was created. */
    CREATED,
    /** Its turn has not come. */
    WAITING,
    /** Its deployment is under way. */
    MOVING,
    /** All its traffic is on the target. */
    MOVED,
    /** Its deployment was told to stop, because another function failed. */
    STOPPING,
    /** Its deployment ended badly; CodeDeploy may still be bringing the alias back. */
    FALLING,
    /** It did not arrive, and nothing moves any more. */
    FAILED,
    /** It had arrived, and a deployment of ours takes it back. */
    RETURNING,
    /** It is back where it was. */
    RETURNED,
    /** It was not begun, because another function failed. */
    SKIPPED;

    /** As the record and the pages have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

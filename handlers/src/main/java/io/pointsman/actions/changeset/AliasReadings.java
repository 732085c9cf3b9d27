package io.pointsman.actions.changeset;

import io.pointsman.alias.guard.AliasReading;

/** Where aliases point to now. */
interface AliasReadings {
    /** @param function its physical name */
    AliasReading now(String function, String alias);
}

package io.pointsman.runtime;

import io.pointsman.json.JsonObject;

/** Tells the world that a release has ended. May be told twice of the same end: the detail has the job. */
interface Announcements {
    void announce(ReleaseEvent end, JsonObject detail);
}

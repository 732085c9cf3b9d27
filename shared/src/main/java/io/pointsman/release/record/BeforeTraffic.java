package io.pointsman.release.record;

import io.pointsman.json.JsonObject;

/** How far a release has come that stops before any traffic moves, for the message of its failure; a sentence without its end. */
public final class BeforeTraffic {
    private static final String UPDATED = "The stack was updated, traffic was not";
    private static final String NOTHING = "No traffic has moved";

    private BeforeTraffic() {}

    /** @param record of the release; {@code execute} writes its change set there, and nothing where nothing was to change */
    public static String said(JsonObject record) {
        return record.objectOrEmpty("execute").has("changeSet") ? UPDATED : NOTHING;
    }
}

package io.pointsman.release.record;

/** How far a release has come that stops before any traffic moves, for the message of its failure; a sentence without its end. */
public final class BeforeTraffic {
    private static final String UPDATED = "The stack was updated, traffic was not";
    private static final String NOTHING = "No traffic has moved";

    private BeforeTraffic() {}

    /** {@code execute} writes its change set into the record, and nothing where nothing was to change. */
    public static String said(ReleaseRecord record) {
        return record.wasExecuted() ? UPDATED : NOTHING;
    }
}

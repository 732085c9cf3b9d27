package io.pointsman.actions.shift.settings;

/** What becomes of a function whose two versions cannot share the traffic of an alias. */
public enum OnIncompatible {
    /** Nothing of the release moves. */
    REFUSE("Refuse"),
    /** This function is shifted all at once, which needs no sharing. */
    ALL_AT_ONCE("AllAtOnce");

    private final String word;

    OnIncompatible(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}

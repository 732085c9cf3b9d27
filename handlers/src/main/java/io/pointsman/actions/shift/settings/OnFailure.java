package io.pointsman.actions.shift.settings;

/** What becomes of the other functions when one fails. */
enum OnFailure {
    /** All or nothing: those under way are stopped, those that succeeded go back. */
    ROLL_BACK_ALL("RollBackAll"),
    /** Those under way go on to their end, those that succeeded stay; nothing new is begun. */
    KEEP_SUCCEEDED("KeepSucceeded");

    private final String word;

    OnFailure(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}

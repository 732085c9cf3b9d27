package io.pointsman.callers;

/** What becomes of a release whose customers do not call the alias that is shifted. */
public enum CallerPolicy {
    REFUSE("Refuse"),
    WARN("Warn");

    private final String word;

    CallerPolicy(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}

package io.pointsman.actions.execute;

/** What a closed gate ({@code gates/STACK} in the release bucket) holds. */
enum GateScope {
    /** The whole release: the stack is not updated either. */
    RELEASE("Release"),
    /** Traffic alone: only the hook of the deployment asks, as before the stack was held, too. */
    TRAFFIC("Traffic");

    private final String word;

    GateScope(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}

package io.pointsman.actions.execute;

/** Where {@code execute} is. */
sealed interface ExecuteStage {
    /** Looking for this run's change set in the release record. */
    record Finding() implements ExecuteStage {}

    /** Executing it, or adopting an execution that has begun. */
    record Starting(Target target) implements ExecuteStage {}

    /**
     * Making a change set again that has vanished.
     *
     * @param target the one that is gone
     */
    record Remaking(Target target, int looks) implements ExecuteStage {
        Remaking again() {
            return new Remaking(target, looks + 1);
        }
    }

    /**
     * Following the operation to its end.
     *
     * @param ours false: somebody else executed our change set, and the operation does not bear our token
     */
    record Moving(Target target, boolean ours, int looks) implements ExecuteStage {
        Moving again() {
            return new Moving(target, ours, looks + 1);
        }
    }
}

package io.pointsman.actions.execute;

import java.util.stream.Stream;

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

    /** Who began an operation. */
    enum Begun {
        /** This job. */
        NOW("ours"),
        /** An earlier job of the run, or this one before it was killed. */
        BEFORE("found"),
        /** Somebody else executed our change set, and the operation does not bear our token. */
        BY_OTHERS("theirs");

        private final String word;

        Begun(String word) {
            this.word = word;
        }

        /** In the continuation token. */
        String word() {
            return word;
        }

        static Begun of(String word) {
            return Stream.of(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Following the operation to its end.
     *
     * @param begun by whom, and when
     */
    record Moving(Target target, Begun begun, int looks) implements ExecuteStage {
        Moving again() {
            return new Moving(target, begun, looks + 1);
        }

        /** It is looked at for the first time, and this job did not begin it. */
        boolean isJustFound() {
            return begun != Begun.NOW && looks == 0;
        }
    }
}

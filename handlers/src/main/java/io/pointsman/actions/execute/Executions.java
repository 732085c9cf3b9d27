package io.pointsman.actions.execute;

import io.pointsman.release.StackStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The executions of change sets. Every call may be repeated. */
interface Executions {
    /** Empty: there is no such stack. */
    Optional<StackNow> stack(String name);

    /** The change set of that ARN; empty: there is none. */
    Optional<Standing> standing(String arn);

    /**
     * Executes a change set.
     *
     * @param token the same for each repetition
     * @param disableRollback empty: the change set itself says what happens on failure, and the call must be silent
     */
    Answer execute(String arn, String stack, String token, Optional<Boolean> disableRollback);

    /** What is known of one operation on a stack, with the failures inside nested stacks. */
    Operation operation(String stack, Mark mark);

    /**
     * The stack as it is.
     *
     * @param id its ARN
     * @param changeSet ARN of the change set that moved it last
     */
    record StackNow(String id, StackStatus status, Optional<String> changeSet, Map<String, String> outputs) {}

    /**
     * Where a change set stands.
     *
     * @param stackId ARN of the stack that it belongs to
     * @param made when it was made
     * @param saysOnFailure it was made with OnStackFailure
     */
    record Standing(State state, String reason, String stackId, Instant made, boolean saysOnFailure) {
        enum State {
            NOT_READY,
            AVAILABLE,
            EXECUTED,
            OBSOLETE,
            FAILED
        }
    }

    /** What CloudFormation said to the wish to execute. */
    sealed interface Answer {
        record Started() implements Answer {}

        /** An earlier call with this token has landed. */
        record StartedBefore() implements Answer {}

        record NotFound() implements Answer {}

        /** Not in its present state. */
        record NotNow(String said) implements Answer {}
    }

    /** Which operation is meant. */
    sealed interface Mark {
        /**
         * The one that bears this client token.
         *
         * @param since it cannot have begun before; empty: nobody knows, and all events are looked through
         */
        record Token(String token, Optional<Instant> since) implements Mark {}

        /**
         * The newest one, whoever began it.
         *
         * @param since events before that belong to other operations
         */
        record Newest(Optional<Instant> since) implements Mark {}
    }
}

package io.pointsman.cloudformation;

import io.pointsman.release.StackStatus;
import java.util.Map;
import java.util.Optional;

/** The change sets of CloudFormation. Every call may be repeated. */
public interface ChangeSets {
    /** Empty: there is no such stack. */
    Optional<StackNow> stack(String name);

    /** Whose operation moves the stack right now, for people; empty when that cannot be told. */
    Optional<String> mover(String stack);

    /** The change set of that name, without its changes. */
    Optional<ChangeSetNow> find(String stack, String name);

    /** The change set of that ARN, with all its changes and those of its nested change sets. */
    Optional<ChangeSetNow> read(String arn);

    Creation create(ChangeSetOrder order);

    /** Deletes one; fine when it is gone already. */
    void delete(String arn);

    /** Begins to delete a stack. The same token is the same deletion. */
    void deleteStack(String id, String token, Optional<String> roleArn);

    /** What the events of a change set say about its failure: validation and hooks. */
    Findings findings(String arn);

    /**
     * The stack before the change.
     *
     * @param id its ARN
     * @param parameters name to value; that of a secret is hidden
     */
    record StackNow(String id, StackStatus status, Map<String, String> parameters) {}

    /** What came of the wish for a change set. */
    sealed interface Creation {
        record Created(String arn) implements Creation {}

        /** One of that name is there already: look again. */
        record AlreadyThere() implements Creation {}

        /** The stack has begun to move since it was looked at: look again. */
        record StackMoves(String said) implements Creation {}
    }

    /**
     * Details of a failed validation or hook.
     *
     * @param text one line each
     * @param complete false: they could not be read, and the text says why
     */
    record Findings(String text, boolean complete) {}
}

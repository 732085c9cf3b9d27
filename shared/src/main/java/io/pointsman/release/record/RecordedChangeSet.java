package io.pointsman.release.record;

import java.util.List;
import java.util.Optional;

/** What became of the change set of a release: what {@code execute} goes by. */
public sealed interface RecordedChangeSet {
    /**
     * It can be executed, or there is nothing to execute.
     *
     * @param arn of the change set
     * @param changed false: the stack is as the template wants it
     * @param stackId ARN of the stack
     * @param type {@code CREATE} or {@code UPDATE}
     * @param templateDigest SHA-256 of the template that {@code rewrite} made, hex
     * @param digest of the changes as they were reviewed
     * @param resources how many of the stack's own it changes
     * @param changes in a sentence
     * @param review address of the page
     * @param order what it was made from; empty where a secret value was given
     * @param unmoved aliases that it touches and leaves where they are
     */
    record ReviewedChangeSet(
            String name,
            String arn,
            boolean changed,
            String stackId,
            String type,
            String templateDigest,
            String digest,
            int resources,
            String changes,
            Optional<String> review,
            Optional<ChangeSetInputs> order,
            UnmovedAliases unmoved)
            implements RecordedChangeSet {}

    /**
     * It was deleted: a rule says no to it.
     *
     * @param digest of the changes that were refused
     * @param review address of the page
     * @param refused what the rules say against them
     */
    record RefusedChangeSet(String name, String digest, Optional<String> review, List<RecordedObjection> refused)
            implements RecordedChangeSet {}

    /** What one rule says against one resource; without a type where it is about the whole. */
    record RecordedObjection(String rule, String resource, String type, String why) {}
}

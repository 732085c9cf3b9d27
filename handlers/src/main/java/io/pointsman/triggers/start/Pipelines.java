package io.pointsman.triggers.start;

import java.util.List;
import java.util.Optional;

/** The pipelines of this account and Region. */
interface Pipelines {
    /** The source actions that read from S3; a {@code Refusal} when there is no such pipeline. */
    List<Source> sources(String pipeline);

    /**
     * Starts an execution, or finds the one that was started with the same token.
     *
     * @return the execution's id
     */
    String start(String pipeline, String action, Revision revision, String token);

    /**
     * A source action.
     *
     * @param anyKey whether a start may name another key
     */
    record Source(String action, String bucket, String key, boolean anyKey) {}

    /**
     * What the source action is to read instead of its own choice.
     *
     * @param key of another object than its own
     * @param version of that object, so that no later upload slips in; none in a bucket without versions
     */
    record Revision(Optional<String> key, Optional<String> version) {}
}

package io.pointsman.actions.rewrite;

import io.pointsman.template.Location;
import java.util.Optional;

/** Where packages of code lie, and where content was first released from. Every call may be repeated. */
interface CodeStore {
    /** Where a package of this content lies, if it was ever stored: a function of the digest alone. */
    Location place(String digest);

    /** Whether the object is there now. */
    boolean exists(Location location);

    /** Stores a package at its {@link #place}, unless it is there. */
    void store(String digest, byte[] zip);

    /** Where the content was first released from by pipelines with this artifact bucket. */
    Optional<First> first(String artifactBucket, String digest);

    /**
     * Writes down where content is released from.
     *
     * @param instead what was read before; empty: nothing
     * @return false when somebody else wrote in between
     */
    boolean remember(String artifactBucket, String digest, Location location, Optional<First> instead);

    /** @param mark of the state that was read */
    record First(Location location, String mark) {}
}

package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Content;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.util.Optional;

/** Where packages of code lie, and where content was first released from. Every call may be repeated. */
interface CodeStore {
    /** Where packages lie in the bucket. */
    String FOLDER = "code/";

    /** Where something of this name lies, if it was ever stored; the name begins with its digest. */
    Location place(String name);

    /** How CloudFormation is told where something is stored. */
    S3Host host();

    /** Whether the object is there now. */
    boolean exists(Location location);

    /** Stores something at its {@link #place}, unless it is there. Content of any length, piece by piece. */
    void store(String name, Content content);

    /** SHA-256 of the bytes that lie there, in Base64. */
    String codeSha256(Location location);

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

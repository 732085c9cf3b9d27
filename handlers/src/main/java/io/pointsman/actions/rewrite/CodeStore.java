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

    /** What lies there now; empty: nothing. */
    Optional<ObjectNow> look(Location location);

    /**
     * @param sha256 of its bytes in Base64, where S3 knows it without reading them
     * @param marked version of an object that was released by its version from the first time on; empty: it may have been released without
     */
    record ObjectNow(Optional<String> sha256, Optional<String> marked) {}

    /** Stores something at its {@link #place} and says what it stored; empty: something is there. Content of any length, piece by piece. */
    Optional<Origin> store(String name, Content content);

    /** SHA-256 of the bytes that lie there, in Base64, whatever it costs. */
    String sha256(Location location);

    /** The canonical content digest of the package that lies there; empty where it is none. */
    Optional<String> digest(Location location);

    /** Where the content was first released from by pipelines with this artifact bucket. */
    Optional<First> first(String artifactBucket, String digest);

    /**
     * Writes down where content is released from.
     *
     * @param instead what was read before; empty: nothing
     * @return false when somebody else wrote in between
     */
    boolean remember(String artifactBucket, String digest, Origin origin, Optional<First> instead);

    /** Whether Lambda may read all that is in the package that lies there, and start its programs; what is no package is not judged. */
    boolean isForAll(Location location);

    /**
     * @param mark of the state that was read
     * @param checked {@link #isForAll} holds; earlier versions of Pointsman did not look
     */
    record First(Origin origin, String mark, boolean checked) {}
}

package io.pointsman.actions.execute;

import java.util.Optional;

/** What a release brings in, as it lies in S3 now. */
interface ReleasedObjects {
    /** Whether that version of the object is there, whatever was written over it. */
    boolean exists(String bucket, String key, String version);

    /** SHA-256 of the bytes that lie there now, in Base64; empty: nothing lies there. */
    Optional<String> sha256(String bucket, String key);
}

package io.pointsman.actions.execute;

import java.util.Optional;

/** What a release brings in, as it lies in S3 now. */
interface ReleasedObjects {
    /** Whether the object, or the version that is asked for, is there. */
    boolean exists(String bucket, String key, Optional<String> version);

    /** SHA-256 of the bytes that lie there now, in Base64; empty: nothing lies there. */
    Optional<String> sha256(String bucket, String key);
}

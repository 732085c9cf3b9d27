package io.pointsman.triggers.start;

import io.pointsman.digest.Sha256;
import java.util.Optional;

/**
 * An object that was uploaded.
 *
 * @param version empty in a bucket without versioning
 * @param mark tells one upload of the key from the next where there is no version: S3's sequencer
 */
record Upload(String bucket, String key, Optional<String> version, String mark) {
    /**
     * The same for each delivery of the same upload, another for the next: CodePipeline starts one execution for it. Letters and
     * digits, because that is all a client request token may hold.
     */
    String token() {
        return Sha256.hex(bucket + "\n" + key + "\n" + version.orElse(mark));
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key
                + version.map(id -> " (version " + id + ")").orElse("");
    }
}

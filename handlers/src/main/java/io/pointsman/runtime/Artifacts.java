package io.pointsman.runtime;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.engine.JobArtifact;
import java.util.Optional;

/** The job's artifacts: read and written with the job's own credentials, or with the function's role when called by hand. */
public interface Artifacts {
    /** Opens an input artifact. A {@code Refusal} when it is not there or may not be read. */
    RangedBytes open(JobArtifact artifact);

    /** SHA-256 of an input artifact as it lies there, in Base64. */
    default String sha256(JobArtifact artifact) {
        return ObjectSha256.of(open(artifact));
    }

    /** The settings file of the pipeline's owner for a stack; a {@code Refusal} where it may not be read. */
    Optional<OwnersSettings> ownersSettings(String stack);

    /** Where CodePipeline keeps them. */
    default ArtifactStore store() {
        return ArtifactStore.UNKNOWN;
    }

    /** Writes an output artifact whole, with the artifact store's encryption key. */
    void write(JobArtifact artifact, byte[] zip);
}

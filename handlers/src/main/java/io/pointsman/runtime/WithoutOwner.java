package io.pointsman.runtime;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.engine.JobArtifact;
import java.util.Optional;

/** The artifacts of a job whose stack is not named by the pipeline: no owner has a word in it. */
record WithoutOwner(Artifacts artifacts) implements Artifacts {
    @Override
    public RangedBytes open(JobArtifact artifact) {
        return artifacts.open(artifact);
    }

    @Override
    public String sha256(JobArtifact artifact) {
        return artifacts.sha256(artifact);
    }

    @Override
    public Optional<OwnersSettings> ownersSettings(String stack) {
        return Optional.empty();
    }

    @Override
    public void write(JobArtifact artifact, byte[] zip) {
        artifacts.write(artifact, zip);
    }
}

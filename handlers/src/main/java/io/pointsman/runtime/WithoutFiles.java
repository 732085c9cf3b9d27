package io.pointsman.runtime;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * The artifacts of a job whose input cannot be gone by any more: there is nothing in it, {@link JobNames} says what has to be known, and
 * outputs are written as ever.
 *
 * @param hasOwner the pipeline says which stack it is, so that the stack's owner has a word
 */
record WithoutFiles(Artifacts artifacts, boolean hasOwner) implements Artifacts {
    @Override
    public RangedBytes open(JobArtifact artifact) {
        return RangedBytes.of(ReproducibleZip.of(Map.of()));
    }

    /** May be what cannot be read: then there are none. */
    @Override
    public Optional<OwnersSettings> ownersSettings(String stack) {
        try {
            return hasOwner ? artifacts.ownersSettings(stack) : Optional.empty();
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public ArtifactStore store() {
        return artifacts.store();
    }

    @Override
    public void write(JobArtifact artifact, byte[] zip) {
        artifacts.write(artifact, zip);
    }
}

package io.pointsman.scenes;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.JobArtifact;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.OwnersSettings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code Release} artifact, and what is written. */
public final class ReleaseFiles implements Artifacts {
    public final Map<String, byte[]> written = new HashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();

    public ReleaseFiles(String run) {
        String manifest = new ReleaseManifest(
                        "release-1", run, "sam.template", "ab", "source", "app.zip", List.of(), Map.of())
                .text();
        files.put(ReleaseManifest.PATH, manifest.getBytes(StandardCharsets.UTF_8));
    }

    public static JobArtifact artifact(String name) {
        return new JobArtifact(name, "artifacts", "pipeline/" + name, Optional.empty());
    }

    @Override
    public Optional<OwnersSettings> ownersSettings(String stack) {
        return Optional.empty();
    }

    @Override
    public RangedBytes open(JobArtifact artifact) {
        return RangedBytes.of(ReproducibleZip.of(files));
    }

    @Override
    public void write(JobArtifact artifact, byte[] zip) {
        written.put(artifact.name(), zip);
    }
}

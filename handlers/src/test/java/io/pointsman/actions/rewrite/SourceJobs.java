package io.pointsman.actions.rewrite;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.OwnersSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Source artifacts, and jobs of {@code rewrite} that take them. */
final class SourceJobs implements Artifacts {
    final Map<String, byte[]> written = new HashMap<>();
    int reads;

    /** Of each source, as S3 says it; empty: none. */
    String version = "";

    /** Of each source, as S3 says it. */
    Map<String, String> metadata = Map.of();

    /** Settings file of the pipeline's owner. */
    String owners = "";

    private final Map<String, byte[]> sources = new HashMap<>();

    /** @param pathsAndTexts in turn */
    SourceJobs with(String key, String... pathsAndTexts) {
        return with(key, zip(pathsAndTexts));
    }

    SourceJobs with(String key, byte[] zip) {
        sources.put(key, zip);
        return this;
    }

    byte[] source(String key) {
        byte[] zip = sources.get(key);
        if (zip == null) {
            throw new IllegalStateException("no source " + key);
        }
        return zip;
    }

    static byte[] zip(String... pathsAndTexts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return ReproducibleZip.of(files);
    }

    static Job job(String key, Object... userParameters) {
        return job(
                key,
                JsonObject.of(userParameters),
                List.of(new JobArtifact("Release", "artifacts", "out", Optional.empty())));
    }

    static Job job(String key, JsonObject userParameters, List<JobArtifact> outputs) {
        JobArtifact source = new JobArtifact("MyApp", "artifacts", key, Optional.empty());
        return new Job(
                "job",
                false,
                userParameters,
                List.of(source),
                outputs,
                Optional.empty(),
                Instant.parse("2026-01-01T00:15:00Z"));
    }

    @Override
    public Optional<OwnersSettings> ownersSettings(String stack) {
        return owners.isEmpty()
                ? Optional.empty()
                : Optional.of(OwnersSettings.parse("s3://releases/settings/" + stack + ".yaml", owners));
    }

    @Override
    public RangedBytes open(JobArtifact artifact) {
        RangedBytes bytes = RangedBytes.of(source(artifact.key()));
        return new RangedBytes() {
            @Override
            public long length() {
                return bytes.length();
            }

            @Override
            public byte[] read(long offset, int length) {
                reads++;
                return bytes.read(offset, length);
            }

            @Override
            public Map<String, String> metadata() {
                return metadata;
            }

            @Override
            public Optional<String> version() {
                return Optional.of(version).filter(id -> !id.isEmpty());
            }
        };
    }

    @Override
    public void write(JobArtifact artifact, byte[] zip) {
        written.put(artifact.name(), zip);
    }
}

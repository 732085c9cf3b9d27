package io.pointsman.release;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.OwnersSettings;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs that take a {@code Release} artifact, and the artifacts themselves. */
public final class ReleaseJobs implements Artifacts {
    public static final String RUN = "run-1";

    public final Map<String, byte[]> written = new HashMap<>();
    /** Why nothing can be written. */
    public String refused = "";

    /** Of the release. */
    public String template = "Resources: {}";

    /** The settings file of the artifact; empty: it has none. */
    public String settings = "";

    /** Of the manifest. */
    public List<CodePlace> code = List.of();

    /** Of the manifest. */
    public SourceCommit commit = SourceCommit.UNKNOWN;

    /** Settings file of the pipeline's owner, of every stack. */
    public String owners = "";

    /** A first job of an action. */
    public static Job first(String id, JsonObject userParameters) {
        return job(id, userParameters, Optional.empty(), List.of());
    }

    public static Job continued(String id, JsonObject userParameters, String token) {
        return job(id, userParameters, Optional.of(token), List.of());
    }

    public static Job withOutput(String id, JsonObject userParameters, String output) {
        return job(id, userParameters, Optional.empty(), List.of(artifact(output)));
    }

    private static Job job(String id, JsonObject given, Optional<String> token, List<JobArtifact> outputs) {
        List<JobArtifact> inputs = List.of(artifact("Release"));
        return new Job(id, false, given, inputs, outputs, token, Instant.parse("2026-01-01T00:15:00Z"));
    }

    private static JobArtifact artifact(String name) {
        return new JobArtifact(name, "artifacts", "pipeline/" + name, Optional.empty());
    }

    private String manifest() {
        return new ReleaseManifest(
                        "release-1",
                        RUN,
                        "sam.template",
                        "ab",
                        "source",
                        "app.zip",
                        code,
                        Map.of(),
                        Map.of(),
                        MadeFor.ANYWHERE,
                        commit,
                        PipelineRun.UNKNOWN)
                .text();
    }

    @Override
    public Optional<OwnersSettings> ownersSettings(String stack) {
        return owners.isEmpty()
                ? Optional.empty()
                : Optional.of(OwnersSettings.parse("s3://releases/settings/" + stack + ".yaml", owners));
    }

    @Override
    public RangedBytes open(JobArtifact artifact) {
        Map<String, byte[]> files = new HashMap<>(Map.of(
                ReleaseManifest.PATH,
                manifest().getBytes(StandardCharsets.UTF_8),
                "sam.template",
                template.getBytes(StandardCharsets.UTF_8)));
        if (!settings.isEmpty()) {
            files.put("pointsman.yaml", settings.getBytes(StandardCharsets.UTF_8));
        }
        return RangedBytes.of(ReproducibleZip.of(files));
    }

    @Override
    public void write(JobArtifact artifact, byte[] zip) {
        if (!refused.isEmpty()) {
            throw Refusal.configuration(refused);
        }
        written.put(artifact.name(), zip);
    }
}

package io.pointsman.actions.rewrite.origin;

import io.pointsman.artifact.BadArchive;
import io.pointsman.engine.JobArtifact;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Settings;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import io.pointsman.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a release comes from. The file of the artifact says most; then what the pipeline says, then CodePipeline's revision, then what
 * was said with the object in S3.
 *
 * @param trouble why the file could not be read, in a sentence without its end
 */
public record ReleaseOrigin(SourceCommit commit, PipelineRun pipeline, Optional<String> trouble) {
    /** A commit's id, as CodePipeline has it for a source that is a repository; for S3 it has a version of the object. */
    private static final String COMMIT_ID = "[0-9a-f]{40}|[0-9a-f]{64}";

    public static ReleaseOrigin of(InputArtifact source, Settings settings, String run) {
        Optional<SourceFile> file = file(source);
        SourceCommit written = file.filter(SourceFile.Read.class::isInstance)
                .map(read -> ((SourceFile.Read) read).commit())
                .orElse(SourceCommit.UNKNOWN);
        SourceCommit commit = written.or(said(settings))
                .or(revision(source.artifact()))
                .or(source.revisionSummary().map(SourceCommit::ofSummary).orElse(SourceCommit.UNKNOWN));
        return new ReleaseOrigin(
                commit,
                PipelineRun.of(settings.get(OriginKeys.PIPELINE), run),
                file.filter(SourceFile.Unreadable.class::isInstance)
                        .map(unreadable -> ((SourceFile.Unreadable) unreadable).why()));
    }

    private static Optional<SourceFile> file(InputArtifact source) {
        try {
            return source.zip()
                    .read(SourceFile.PATH)
                    .map(bytes -> SourceFile.of(new String(bytes, StandardCharsets.UTF_8)));
        } catch (BadArchive e) {
            return Optional.of(new SourceFile.Unreadable(String.valueOf(e.getMessage())));
        }
    }

    private static SourceCommit said(Settings settings) {
        return SourceCommit.of(JsonObject.empty()
                .with("commit", settings.get(OriginKeys.COMMIT))
                .with("branch", settings.get(OriginKeys.BRANCH))
                .with("author", settings.get(OriginKeys.AUTHOR))
                .with("message", settings.get(OriginKeys.MESSAGE))
                .with("url", settings.get(OriginKeys.COMMIT_URL)));
    }

    private static SourceCommit revision(JobArtifact artifact) {
        return SourceCommit.of(
                JsonObject.empty().with("commit", artifact.revision().filter(id -> id.matches(COMMIT_ID))));
    }

    /** A line for people, with the line break before it; empty where nothing is known and nothing went wrong. */
    public String said() {
        String who = commit.isKnown() ? "\n" + commit.sentence() : "";
        return who
                + trouble.map(why -> "\n" + SourceFile.PATH + " was not taken: " + why)
                        .orElse("");
    }
}

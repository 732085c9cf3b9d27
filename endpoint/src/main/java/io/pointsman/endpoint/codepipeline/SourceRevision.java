package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** What a source action found, and under which artifact it is known. */
record SourceRevision(
        String action, String artifact, String id, Optional<String> summary, String url, Instant created) {
    /** As in GetPipelineExecution. */
    JsonObject ofArtifact() {
        return JsonObject.of("name", artifact, "revisionId", id, "revisionUrl", url, "created", created)
                .with("revisionSummary", summary);
    }

    /** As in ListPipelineExecutions. */
    JsonObject ofSource() {
        return JsonObject.of("actionName", action, "revisionId", id, "revisionUrl", url)
                .with("revisionSummary", summary);
    }

    /** As in GetPipelineState. */
    JsonObject current() {
        return JsonObject.of("revisionId", id, "revisionChangeId", id, "created", created);
    }
}

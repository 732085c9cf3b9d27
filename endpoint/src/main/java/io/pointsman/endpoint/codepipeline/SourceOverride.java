package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;

/** A revision that the caller of StartPipelineExecution chose for a source action. */
record SourceOverride(String action, String type, String value) {
    static final String VERSION_ID = "S3_OBJECT_VERSION_ID";
    static final String COMMIT_ID = "COMMIT_ID";
    static final String OBJECT_KEY = "S3_OBJECT_KEY";

    static SourceOverride read(JsonObject override) {
        return new SourceOverride(
                override.needText("actionName"), override.needText("revisionType"), override.needText("revisionValue"));
    }
}

package io.pointsman.release.record;

import io.pointsman.json.JsonObject;

/** Where a release comes from, as the record has it: members that somebody said, and no others. */
final class RecordedOrigin {
    private static final ObjectShape<JsonObject> COMMIT_SHAPE = ObjectShape.of(
            json -> json,
            json -> json,
            text("commit"),
            text("branch"),
            text("author"),
            text("date"),
            text("message"),
            text("url"));

    private static final ObjectShape<JsonObject> PIPELINE_SHAPE =
            ObjectShape.of(json -> json, json -> json, text("name"), text("execution"));

    static final FieldShape<JsonObject> COMMIT =
            COMMIT_SHAPE.shape().described("The commit that was built, as the build, the pipeline or S3 says it");

    static final FieldShape<JsonObject> PIPELINE =
            PIPELINE_SHAPE.shape().described("The pipeline that released it, and the execution");

    private RecordedOrigin() {}

    private static Field<String> text(String name) {
        return Field.optional(name, FieldShape.TEXT);
    }
}

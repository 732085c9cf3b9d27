package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** The JSON Schemas of the documents beside the release records: the index and the list of jobs. No file of the documentation is made of them. */
final class DocumentSchemas {
    private static final Field<String> RELEASE_ID = Field.required("releaseId", FieldShape.TEXT);
    private static final Field<String> RUN = Field.required("run", FieldShape.TEXT);
    private static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT);
    private static final Field<Instant> AT = Field.required("at", FieldShape.MOMENT);

    private static final ObjectShape<JsonObject> RELEASE = plain(
            RELEASE_ID,
            RUN,
            ALIAS,
            AT,
            Field.optional("versions", PublishedVersions.SHAPE.shape()),
            Field.optional("retired", FieldShape.FLAG));
    private static final ObjectShape<JsonObject> EVENT =
            plain(AT, RUN, ALIAS, Field.optional("attempt", FieldShape.COUNT), RELEASE_ID);
    private static final ObjectShape<JsonObject> DEPLOYED = plain(
            DeployedFunctions.FUNCTIONS,
            Field.optional(
                    "pending",
                    FieldShape.mapOf(new ObjectShape<>(List.of(), /* open= */ true, json -> json, json -> json))));

    private static final ObjectShape<JsonObject> JOB = plain(
            Field.required("id", FieldShape.TEXT),
            Field.optional("token", FieldShape.TEXT),
            Field.required("action", FieldShape.TEXT),
            RUN,
            Field.required("state", FieldShape.oneOf(HandledJobs.State.class, HandledJobs.State::word)),
            HandledJobs.RECORDED);

    static final JsonObject INDEX = plain(
                    Field.optional("releases", FieldShape.listOf(RELEASE)),
                    Field.optional("history", FieldShape.listOf(EVENT)),
                    Field.optional(StackBaseline.MEMBER, DEPLOYED.shape()))
            .schema();

    static final JsonObject JOBS =
            plain(Field.optional("jobs", FieldShape.listOf(JOB))).schema();

    private DocumentSchemas() {}

    private static ObjectShape<JsonObject> plain(Field<?>... fields) {
        return new ObjectShape<>(List.of(fields), /* open= */ true, json -> json, json -> json);
    }
}

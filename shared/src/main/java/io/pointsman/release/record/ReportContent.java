package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** {@code report.json}: one attempt to shift a release, with what the release record has of its making. */
public final class ReportContent {
    private static final Field<Integer> FORMAT = Field.required("format", FieldShape.COUNT);
    private static final Field<String> STACK = Field.required("stack", FieldShape.TEXT);
    private static final Field<String> RUN = Field.required("run", FieldShape.TEXT);
    private static final Field<PublishedVersion> PUBLISHED =
            Field.optional("published", PublishedVersion.SHAPE.shape());

    private ReportContent() {}

    /**
     * @param release the release record
     * @param attempt of that release
     */
    public static JsonObject of(String stack, String run, ReleaseRecord release, Attempt attempt) {
        JsonObject content = RUN.put(STACK.put(FORMAT.put(JsonObject.empty(), 1), stack), run);
        return release.reported(attempt.reported(content))
                .with(Attempt.FUNCTIONS.name(), functions(release.published(), attempt));
    }

    private static JsonObject functions(Optional<PublishedVersions> published, Attempt attempt) {
        Map<String, PublishedVersion> versions =
                published.map(PublishedVersions::functions).orElse(Map.of());
        JsonObject functions = JsonObject.empty();
        for (FunctionDeployment function : attempt.functions().toList()) {
            Optional<PublishedVersion> version = Optional.ofNullable(versions.get(function.id()));
            functions = functions.with(function.id(), PUBLISHED.put(function.json(), version));
        }
        return functions;
    }
}

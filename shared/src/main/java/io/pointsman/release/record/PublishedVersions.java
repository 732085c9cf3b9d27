package io.pointsman.release.record;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.Map;

/**
 * The vector of versions that {@code publish} found or made: its section of the release record, and
 * {@code pointsman/versions.json} of a {@code Versions} artifact.
 *
 * @param complete every version is active; before that nobody may send traffic to them
 * @param functions by logical id
 * @param stackFunctions the physical names of all functions of the stack by logical id, the unselected ones too: a hook may be
 *     named by its logical id
 */
public record PublishedVersions(
        boolean complete, Map<String, PublishedVersion> functions, Map<String, String> stackFunctions) {
    /** Its path inside a {@code Versions} artifact. */
    public static final String PATH = "pointsman/versions.json";

    private static final Field<Boolean> COMPLETE = Field.required("complete", FieldShape.FLAG);
    private static final Field<Map<String, PublishedVersion>> FUNCTIONS =
            Field.required("functions", FieldShape.mapOf(PublishedVersion.SHAPE));
    private static final Field<Map<String, String>> STACK_FUNCTIONS =
            Field.required("stackFunctions", FieldShape.NAMED_TEXTS);

    static final ObjectShape<PublishedVersions> SHAPE =
            ObjectShape.of(PublishedVersions::read, PublishedVersions::write, COMPLETE, FUNCTIONS, STACK_FUNCTIONS);

    private JsonObject write() {
        return STACK_FUNCTIONS.put(
                FUNCTIONS.put(COMPLETE.put(JsonObject.empty(), complete), functions), stackFunctions);
    }

    /** Of {@link #PATH}. */
    public String text() {
        return Json.pretty(write());
    }

    /** Reads what {@link #text} made. */
    public static PublishedVersions parse(String text) {
        return read(Json.object(text));
    }

    public PublishedVersions completed() {
        return new PublishedVersions(true, functions, stackFunctions);
    }

    private static PublishedVersions read(JsonObject json) {
        return new PublishedVersions(
                COMPLETE.find(json).orElse(false),
                FUNCTIONS.find(json).orElse(Map.of()),
                STACK_FUNCTIONS.find(json).orElse(Map.of()));
    }
}

package io.pointsman.release.record;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
    /** Its section of the release record. */
    public static final String SECTION = "publish";

    /** Its path inside a {@code Versions} artifact. */
    public static final String PATH = "pointsman/versions.json";

    public JsonObject json() {
        Map<String, JsonObject> each = new LinkedHashMap<>();
        functions.forEach((id, version) -> each.put(id, version.json()));
        return JsonObject.of("complete", complete, "functions", each, "stackFunctions", stackFunctions);
    }

    public String text() {
        return Json.pretty(json());
    }

    public PublishedVersions completed() {
        return new PublishedVersions(true, functions, stackFunctions);
    }

    /** The section of a release record; empty when {@code publish} has not come that far. */
    public static Optional<PublishedVersions> of(JsonObject record) {
        return record.object(SECTION).map(PublishedVersions::section);
    }

    /** Reads what {@link #json} made. */
    public static PublishedVersions section(JsonObject section) {
        Map<String, PublishedVersion> functions = new LinkedHashMap<>();
        JsonObject each = section.objectOrEmpty("functions");
        each.members().keySet().forEach(id -> functions.put(id, PublishedVersion.of(each.objectOrEmpty(id))));
        return new PublishedVersions(
                section.flag("complete").orElse(false), functions, texts(section.objectOrEmpty("stackFunctions")));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.members().keySet().forEach(name -> texts.put(name, json.needText(name)));
        return texts;
    }
}

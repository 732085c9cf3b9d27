package io.pointsman.actions.rewrite;

import io.pointsman.json.JsonObject;
import java.util.List;

/** The findings of the pre-flight for programs. Its JSON is known here alone. */
final class FindingsJson {
    private FindingsJson() {}

    static JsonObject of(Report report, List<Finding> unknown) {
        return JsonObject.of(
                "stops",
                report.stops(),
                "findings",
                report.findings().stream()
                        .map(finding -> one(finding).with("severity", finding.stops() ? "error" : "warning"))
                        .toList(),
                "unknown",
                unknown.stream().map(FindingsJson::one).toList());
    }

    private static JsonObject one(Finding finding) {
        return JsonObject.of(
                "file",
                finding.file(),
                "line",
                (long) finding.problem().at().line(),
                "column",
                (long) finding.problem().at().column(),
                "message",
                finding.problem().message());
    }

    /** A JSON Schema of {@link #of}. */
    static JsonObject schema() {
        JsonObject place = JsonObject.of(
                "file", text("path of the template in the artifact"),
                "line", number("counted from 1"),
                "column", number("counted from 1"),
                "message", text("what is the matter, and what to do"));
        JsonObject finding = place.with(
                "severity",
                JsonObject.of("enum", List.of("error", "warning"), "description", "an error stops the release"));
        return JsonObject.of(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "What pointsman validate --output json prints",
                "type",
                "object",
                "required",
                List.of("stops", "findings", "unknown"),
                "properties",
                JsonObject.of(
                        "stops",
                        JsonObject.of("type", "boolean", "description", "whether a finding stops the release"),
                        "findings",
                        list(finding, List.of("file", "line", "column", "message", "severity")),
                        "unknown",
                        list(place, List.of("file", "line", "column", "message"))
                                .with("description", "what nobody can know before it is deployed, and is not judged")));
    }

    private static JsonObject text(String description) {
        return JsonObject.of("type", "string", "description", description);
    }

    private static JsonObject number(String description) {
        return JsonObject.of("type", "integer", "minimum", 1L, "description", description);
    }

    private static JsonObject list(JsonObject properties, List<String> required) {
        return JsonObject.of(
                "type",
                "array",
                "items",
                JsonObject.of("type", "object", "required", required, "properties", properties));
    }
}

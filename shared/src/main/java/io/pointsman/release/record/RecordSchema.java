package io.pointsman.release.record;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;

/**
 * The JSON Schema of a release record, {@code releases/STACK/RUN.json}. Sections that a release has not come to are absent.
 * {@code docs/schema/release-record.schema.json} is this text; tests hold the records that the actions write against it.
 */
public final class RecordSchema {
    static final JsonObject TEXT = JsonObject.of("type", "string");
    static final JsonObject FLAG = JsonObject.of("type", "boolean");
    private static final JsonObject COUNT = JsonObject.of("type", "integer", "minimum", 0);
    private static final JsonObject PERCENT = JsonObject.of("type", "integer", "minimum", 0, "maximum", 100);
    static final JsonObject VERSION = pattern("^[1-9][0-9]*$");
    static final JsonObject DIGEST = pattern("^[0-9a-f]+$");
    private static final JsonObject MOMENT = pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$");

    private RecordSchema() {}

    public static String text() {
        return Json.pretty(schema()) + "\n";
    }

    public static JsonObject schema() {
        JsonObject sections = JsonObject.of("release", release(), "changeset", ChangeSetSchema.section())
                .with("execute", section("What execute did"))
                .with(TemplateAliases.SECTION, aliases())
                .with(DeployedFunctions.SECTION, deployed())
                .with("publish", publish())
                .with("shift", shift())
                .with(TimedRecords.TIMINGS, timings());
        return JsonObject.of("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("title", "Release record")
                .with("description", "One release of one stack: releases/STACK/RUN.json in the release bucket")
                .with("type", "object")
                .with("properties", sections)
                .with("patternProperties", JsonObject.of("^shift [a-zA-Z0-9_-]+$", shift()));
    }

    private static JsonObject timings() {
        JsonObject moments = closed(JsonObject.of("first", MOMENT, "last", MOMENT), List.of("first", "last"));
        return map(moments).with("description", "When each section was first written and last changed");
    }

    static JsonObject section(String description) {
        return JsonObject.of("type", "object", "description", description);
    }

    private static JsonObject release() {
        JsonObject code = closed(
                JsonObject.of(
                        "logicalId", TEXT, "property", TEXT, "bucket", TEXT, "key", TEXT, "digest", TEXT, "why", TEXT),
                List.of("logicalId", "bucket", "key", "digest"));
        return closed(
                        JsonObject.of("releaseId", TEXT, "templateDigest", DIGEST)
                                .with("source", JsonObject.of("type", "object"))
                                .with("code", list(code.with("additionalProperties", true))),
                        List.of("releaseId", "templateDigest", "source", "code"))
                .with("description", "What is released: digests of template and code, and where they lie");
    }

    private static JsonObject aliases() {
        JsonObject touched = closed(
                JsonObject.of("alias", TEXT.with("description", "its ARN"), "version", VERSION)
                        .with("secondVersion", VERSION)
                        .with("secondWeight", JsonObject.of("type", "number", "minimum", 0, "maximum", 1))
                        .with("template", VERSION)
                        .with("wanted", VERSION)
                        .with("movedTo", VERSION),
                List.of("alias", "version"));
        return closed(
                        JsonObject.of("changeSet", TEXT, "added", list(TEXT), "created", list(TEXT))
                                .with("touched", list(touched)),
                        List.of("changeSet", "added", "created", "touched"))
                .with(
                        "description",
                        "Aliases of the template that the change set adds or touches, and where they stood");
    }

    private static JsonObject deployed() {
        JsonObject function = closed(
                JsonObject.of("codeSha256", TEXT, "configuration", map(DIGEST), "configSha256", TEXT),
                List.of("codeSha256", "configuration"));
        return closed(JsonObject.of("changeSet", TEXT, "functions", map(function)), List.of("changeSet", "functions"))
                .with("description", "The functions as the stack operation left them, by name; digests, no values");
    }

    private static JsonObject publish() {
        JsonObject version = closed(
                JsonObject.of("function", TEXT, "version", VERSION, "codeSha256", TEXT, "new", FLAG)
                        .with("why", TEXT)
                        .with("at", MOMENT),
                List.of("function", "version", "codeSha256", "new", "why"));
        return closed(
                        JsonObject.of("complete", FLAG, "functions", map(version), "stackFunctions", map(TEXT)),
                        List.of("complete", "functions", "stackFunctions"))
                .with("description", "The version of each function, by logical id, and why");
    }

    private static JsonObject shift() {
        JsonObject members = JsonObject.of("attempt", COUNT)
                .with("state", JsonObject.of("enum", List.of("moving", "settling", "succeeded", "failed")))
                .with("releaseId", TEXT)
                .with("restores", TEXT)
                .with("to", TEXT)
                .with("alias", TEXT)
                .with("application", TEXT)
                .with("config", TEXT)
                .with("startedBy", TEXT)
                .with("startedAt", MOMENT)
                .with("endedAt", MOMENT)
                .with("kind", TEXT)
                .with("cause", TEXT)
                .with("verdict", TEXT)
                .with("takenBack", FLAG.with("description", "nothing of the release is left in production"))
                .with("functions", map(function()))
                .with("earlier", list(section("An earlier attempt, of the same shape")));
        return closed(members, List.of("attempt", "state", "releaseId", "alias", "startedBy", "startedAt", "functions"))
                .with("description", "The latest attempt to shift; on another alias than live the section names it");
    }

    private static JsonObject function() {
        JsonObject event = closed(
                JsonObject.of("event", TEXT, "status", TEXT, "start", MOMENT, "end", MOMENT),
                List.of("event", "status"));
        JsonObject weight = closed(JsonObject.of("at", MOMENT, "percent", PERCENT), List.of("at", "percent"));
        JsonObject members = JsonObject.of("function", TEXT, "alias", TEXT, "from", VERSION, "to", VERSION)
                .with("phase", TEXT)
                .with("config", TEXT)
                .with("alarms", list(TEXT))
                .with("wave", COUNT)
                .with("appSpec", TEXT.with("description", "as it was sent"))
                .with("sha256", DIGEST)
                .with("deploymentId", TEXT)
                .with("returnDeploymentId", TEXT)
                .with("returnAppSpec", TEXT)
                .with("returnTries", COUNT)
                .with("weights", list(weight))
                .with("events", list(event))
                .with("before", TEXT)
                .with("after", TEXT)
                .with("byStack", FLAG)
                .with("repair", VERSION)
                .with("note", TEXT)
                .with("said", TEXT)
                .with("endedAt", MOMENT)
                .with("failedAt", MOMENT)
                .with("claimedBy", TEXT)
                .with("claimedAt", MOMENT)
                .with("unanswered", COUNT);
        return closed(members, List.of("function", "alias", "to", "phase", "config"));
    }

    private static JsonObject pattern(String regex) {
        return TEXT.with("pattern", regex);
    }

    static JsonObject list(JsonObject item) {
        return JsonObject.of("type", "array", "items", item);
    }

    static JsonObject map(JsonObject value) {
        return JsonObject.of("type", "object", "additionalProperties", value);
    }

    static JsonObject closed(JsonObject members, List<String> required) {
        return JsonObject.of("type", "object", "properties", members)
                .with("required", required)
                .with("additionalProperties", false);
    }
}

package io.pointsman.release.record;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;

/**
 * The JSON Schema of a release record, {@code releases/STACK/RUN.json}. Sections that a release has not come to are absent.
 * {@code docs/schema/release-record.schema.json} is this text; tests hold the records that the actions write against it.
 */
public final class RecordSchema {
    private static final JsonObject TEXT = JsonObject.of("type", "string");
    private static final JsonObject FLAG = JsonObject.of("type", "boolean");
    private static final JsonObject COUNT = JsonObject.of("type", "integer", "minimum", 0);
    private static final JsonObject PERCENT = JsonObject.of("type", "integer", "minimum", 0, "maximum", 100);
    private static final JsonObject VERSION = pattern("^[1-9][0-9]*$");
    private static final JsonObject DIGEST = pattern("^[0-9a-f]+$");
    private static final JsonObject MOMENT = pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$");

    private RecordSchema() {}

    public static String text() {
        return Json.pretty(schema()) + "\n";
    }

    public static JsonObject schema() {
        JsonObject sections = JsonObject.empty();
        for (Field<?> section : ReleaseRecord.sections()) {
            sections = sections.with(section.name(), section.shape().schema());
        }
        sections = sections.with("shift", shift())
                .with(TimedRecords.TIMINGS.name(), TimedRecords.TIMINGS.shape().schema());
        return JsonObject.of("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("title", "Release record")
                .with("description", "One release of one stack: releases/STACK/RUN.json in the release bucket")
                .with("type", "object")
                .with("properties", sections)
                .with("patternProperties", JsonObject.of("^shift [a-zA-Z0-9_-]+$", shift()));
    }

    private static JsonObject section(String description) {
        return JsonObject.of("type", "object", "description", description);
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

    private static JsonObject list(JsonObject item) {
        return JsonObject.of("type", "array", "items", item);
    }

    private static JsonObject map(JsonObject value) {
        return JsonObject.of("type", "object", "additionalProperties", value);
    }

    private static JsonObject closed(JsonObject members, List<String> required) {
        return JsonObject.of("type", "object", "properties", members)
                .with("required", required)
                .with("additionalProperties", false);
    }
}

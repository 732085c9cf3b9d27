package io.pointsman.release.record;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;

/**
 * The JSON Schema of a release record, {@code releases/STACK/RUN.json}. Sections that a release has not come to are absent.
 * {@code docs/schema/release-record.schema.json} is this text; tests hold the records that the actions write against it.
 */
public final class RecordSchema {
    private RecordSchema() {}

    public static String text() {
        return Json.pretty(schema()) + "\n";
    }

    /** Of the document in the place of a run. */
    static JsonObject of(String run) {
        return switch (run) {
            case ReleaseRecords.INDEX -> ReleaseIndex.SHAPE.schema();
            case ReleaseRecords.JOBS -> HandledJobs.SHAPE.schema();
            default -> VerificationPlan.isPlace(run) ? VerificationPlan.SHAPE.schema() : schema();
        };
    }

    public static JsonObject schema() {
        JsonObject sections = JsonObject.empty()
                .with(
                        ReleaseDocument.ABOUT.name(),
                        ReleaseDocument.ABOUT.shape().schema());
        for (Field<?> section : ReleaseRecord.sections()) {
            sections = sections.with(section.name(), section.shape().schema());
        }
        sections = sections.with(
                TimedRecords.TIMINGS.name(), TimedRecords.TIMINGS.shape().schema());
        Field<Attempt> shift = ReleaseRecord.attempts(ProductionAlias.USUAL);
        return JsonObject.of("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("title", "Release record")
                .with("description", "One release of one stack: releases/STACK/RUN.json in the release bucket")
                .with("type", "object")
                .with("properties", sections)
                .with(
                        "patternProperties",
                        JsonObject.of(
                                "^" + shift.name() + " [a-zA-Z0-9_-]+$",
                                shift.shape().schema()));
    }
}

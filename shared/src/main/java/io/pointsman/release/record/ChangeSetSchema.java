package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.util.List;

/** The part of the {@link RecordSchema} for what {@code changeset} writes, with every template that it submitted. */
final class ChangeSetSchema {
    private static final JsonObject TEXT = RecordSchema.TEXT;

    private ChangeSetSchema() {}

    static JsonObject section() {
        return RecordSchema.section("What changeset did")
                .with("properties", JsonObject.of("submissions", submissions()).with(UnmovedAliases.NAME, unmoved()));
    }

    private static JsonObject unmoved() {
        JsonObject one = RecordSchema.closed(
                JsonObject.of("alias", TEXT.with("description", "its ARN"), "version", RecordSchema.VERSION),
                List.of("alias", "version"));
        return RecordSchema.list(one)
                .with(
                        "description",
                        "Aliases that the change set touches and leaves on that version, if they are on it");
    }

    private static JsonObject submissions() {
        JsonObject settled = RecordSchema.map(RecordSchema.list(TEXT))
                .with(
                        "description",
                        "by the name of a change set: functions whose alias its next attempt gives a version of equal"
                                + " content");
        return RecordSchema.closed(
                        JsonObject.of("templates", RecordSchema.list(template()), "settled", settled),
                        List.of("templates"))
                .with("description", "Each template that CloudFormation got for this release, the latest last");
    }

    private static JsonObject template() {
        JsonObject members = JsonObject.of("changeSet", TEXT, "arn", TEXT)
                .with("released", RecordSchema.DIGEST)
                .with("submitted", RecordSchema.DIGEST)
                .with("url", TEXT)
                .with("nested", RecordSchema.map(TEXT))
                .with("includesNested", RecordSchema.FLAG)
                .with("pins", RecordSchema.list(pin()))
                .with("aliases", RecordSchema.map(TEXT))
                .with("warnings", RecordSchema.list(TEXT));
        return RecordSchema.closed(
                members,
                List.of(
                        "changeSet",
                        "released",
                        "submitted",
                        "nested",
                        "includesNested",
                        "pins",
                        "aliases",
                        "warnings"));
    }

    private static JsonObject pin() {
        JsonObject kind = JsonObject.of("enum", List.of("DEPLOYED", "FRESH", "ALL_AT_ONCE", "SETTLED", "BY_ID"));
        return RecordSchema.closed(
                JsonObject.of("function", TEXT, "alias", TEXT, "kind", kind, "value", TEXT)
                        .with("notes", RecordSchema.list(TEXT)),
                List.of("function", "alias", "kind", "value", "notes"));
    }
}

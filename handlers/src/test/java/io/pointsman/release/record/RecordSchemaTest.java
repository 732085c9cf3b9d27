package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.alias.Pin;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecordSchemaTest {
    private static final Path FILE = Path.of("..", "docs", "schema", "release-record.schema.json");

    @Test
    void the_schema_in_docs_is_the_one_of_the_code() throws IOException {
        if (Boolean.getBoolean("schema.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, RecordSchema.text());
        }
        assertEquals(
                RecordSchema.text(),
                Files.readString(FILE),
                "write it: mvn -pl handlers -am test -Dtest=RecordSchemaTest -Dschema.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @Test
    void what_does_not_fit_is_found() {
        JsonObject record = Json.object("""
            {"publish": {"complete": 1, "functions": {"Cart": {"function": "f", "version": "$LATEST"}}, "odd": true}}\
            """);

        assertEquals(
                List.of(
                        "$.publish.stackFunctions is missing",
                        "$.publish.complete is no boolean",
                        "$.publish.functions.Cart.codeSha256 is missing",
                        "$.publish.functions.Cart.new is missing",
                        "$.publish.functions.Cart.why is missing",
                        "$.publish.functions.Cart.version is $LATEST",
                        "$.publish.odd is not in the schema"),
                SchemaCheck.of(RecordSchema.schema(), record));
    }

    @Test
    void what_was_submitted_is_written_as_the_schema_says() {
        SubmittedTemplate submitted = new SubmittedTemplate(
                "pointsman-1",
                Optional.of("arn"),
                "0a",
                "0b",
                Optional.of("s3://releases/templates/0b"),
                Map.of("Shop", "s3://releases/templates/0c"),
                true,
                Stream.of(Pin.Kind.values())
                        .map(kind -> new Pin("F", "live", kind, "1998c4be9f", List.of("a note")))
                        .toList(),
                Map.of("FAliaslive", "F"),
                List.of("nobody calls live"));
        ReleaseRecord record = new ReleaseRecord(JsonObject.empty())
                .with(new Submissions(List.of(submitted), Map.of()).settling("pointsman-1", Set.of("F")));

        assertEquals(List.of(), SchemaCheck.of(RecordSchema.schema(), Json.object(record.text())));
        assertEquals(
                List.of(submitted),
                ReleaseRecord.parse(record.text()).submissions().all());
    }

    @Test
    void a_submission_that_lacks_a_digest_or_has_a_pin_of_an_unknown_kind_is_found() {
        JsonObject record = Json.object("""
            {"changeset": {"submissions": {"templates": [{"changeSet": "c", "released": "0a", "nested": {},
             "includesNested": false, "pins": [{"function": "F", "alias": "live", "kind": "ODD", "value": "1", "notes": []}],
             "aliases": {}, "warnings": []}]}}}\
            """);

        List<String> wrong = SchemaCheck.of(RecordSchema.schema(), record);
        assertEquals(2, wrong.size(), wrong.toString());
        assertTrue(wrong.getFirst().endsWith("submitted is missing"), wrong.toString());
    }
}

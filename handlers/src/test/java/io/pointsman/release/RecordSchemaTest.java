package io.pointsman.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}

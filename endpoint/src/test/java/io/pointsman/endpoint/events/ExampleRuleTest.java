package io.pointsman.endpoint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rule that docs/reference/results.md shows to whoever listens to Pointsman's events. */
final class ExampleRuleTest {
    private static final Pattern EVENTS = Pattern.compile("(?s)## Events\n.*?```json\n(.*?)```");

    private final EventPattern rule = EventPattern.read(shown());

    private static String shown() {
        try {
            Matcher found = EVENTS.matcher(Files.readString(Path.of("..", "docs", "reference", "results.md")));
            assertTrue(found.find(), "no rule in the section Events");
            return found.group(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonObject event(String account, String type, String bucket, String key) {
        return Json.object(Json.text(JsonObject.of("source", "pointsman", "account", account)
                .with("detail-type", "Pointsman Release " + type)
                .with(
                        "detail",
                        JsonObject.of("stack", "my-app", "record", JsonObject.of("bucket", bucket, "key", key)))));
    }

    @Test
    void the_example_hears_of_releases_of_that_stack() {
        for (String type : List.of("Failed", "RolledBack")) {
            assertTrue(rule.matches(event("123456789012", type, "RELEASE_BUCKET", "releases/my-app/run-1.json")), type);
        }
        assertFalse(rule.matches(event("123456789012", "Succeeded", "RELEASE_BUCKET", "releases/my-app/run-1.json")));
    }

    @Test
    void it_hears_of_no_other_stack_bucket_account_or_source() {
        JsonObject other = event("123456789012", "Failed", "RELEASE_BUCKET", "releases/my-app/run-1.json")
                .with("source", "somebody");
        assertEquals(
                List.of(),
                List.of(
                                event("999999999999", "Failed", "RELEASE_BUCKET", "releases/my-app/run-1.json"),
                                event("123456789012", "Failed", "theirs", "releases/my-app/run-1.json"),
                                event("123456789012", "Failed", "RELEASE_BUCKET", "releases/my-app-2/run-1.json"),
                                event("123456789012", "Failed", "RELEASE_BUCKET", "hand/releases/my-app/run-1.json"),
                                other)
                        .stream()
                        .filter(rule::matches)
                        .map(Json::text)
                        .toList());
    }

    /** So whoever acts by one reads the record: all that an event says can be said by others. */
    @Test
    void a_forged_event_that_says_all_the_right_words_is_heard_as_well() {
        JsonObject forged = event("123456789012", "Failed", "RELEASE_BUCKET", "releases/my-app/never.json");

        assertTrue(rule.matches(forged.with("id", "anything")));
    }
}

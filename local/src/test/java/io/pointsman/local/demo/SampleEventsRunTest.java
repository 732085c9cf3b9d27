package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code events/}, as {@code pointsman invoke} runs it: the jar in a process of its own under AWS's runtime interface
 * client, against the seeded endpoint. In the order of a release, so that each finds what it speaks of.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleEventsRunTest {
    private static final int MAX_CALLS = 20;

    private static final List<String> ORDER =
            List.of("gate", "verify", "start", "rewrite", "changeset", "execute", "publish", "shift", "retain");
    private static final Map<String, String> FUNCTIONS = Map.of(
            "rewrite", "Rewrite",
            "changeset", "ChangeSet",
            "execute", "Execute",
            "publish", "Publish",
            "shift", "Shift",
            "retain", "Retain",
            "gate", "Gate",
            "verify", "PointsmanVerify",
            "start", "Start");

    private final Place place;
    private final Invoke invoke;

    SampleEventsRunTest(@TempDir Path folder) {
        this.place = new Place(folder);
        this.invoke = new Invoke(place.server.uri(), Place.REGION);
    }

    @BeforeAll
    void seed() {
        Place.needJar();
        place.seed();
    }

    @AfterAll
    void close() {
        place.close();
    }

    static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(Place.HOME.resolve("events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted(Comparator.comparingInt((String file) -> ORDER.indexOf(action(file)))
                            .thenComparing(file -> !isNoUseLater(file))
                            .thenComparing(SampleEventsRunTest::takesBack)
                            .thenComparing(name -> name))
                    .toList();
        }
    }

    private static String action(String file) {
        return file.substring(0, file.indexOf('.'));
    }

    /** Comes first: once the change set is executed, no digest holds that operation up any more. */
    private static boolean isNoUseLater(String file) {
        return file.endsWith("reviewed-digest.json");
    }

    /** Comes last: a release that was taken back does not succeed when it is asked for again. */
    private static boolean takesBack(String file) {
        return file.endsWith("to-previous.json");
    }

    @ParameterizedTest
    @Order(1)
    @MethodSource("events")
    void each_event_ends_as_its_name_says(String file) throws IOException {
        String function = Objects.requireNonNull(FUNCTIONS.get(action(file)), file + " is for no function");
        Invoke.Result result = ended(function, Files.readString(Place.HOME.resolve("events/" + file)));
        String situation = file.substring(file.indexOf('.') + 1, file.lastIndexOf('.'));
        switch (situation) {
            case "first-call",
                    "manual",
                    "encrypted-store",
                    "parameter-overrides",
                    "some-functions",
                    "hooks-and-alarms" -> goesWell(result);
            case "with-token" -> isUnderstood(result);
            case "back-to-previous", "manual-to-previous" -> goesWell(result);
            case "first-release" -> saysYes(result);
            case "missing-stack-name" -> isRefused(result, "ConfigurationError", "StackName is required");
            case "misspelled-key" -> isRefused(result, "ConfigurationError", "did you mean StackName?");
            case "missing-output" -> isRefused(result, "ConfigurationError", "declare one output artifact");
            case "two-inputs" -> isRefused(result, "ConfigurationError", "exactly one input artifact");
            case "bad-config" -> isRefused(result, "ConfigurationError", "is none of CodeDeploy's configurations");
            case "reviewed-digest" -> isRefused(result, "JobFailed", "ChangeSetDigest allows only");
            case "before-allow-traffic" -> saysYes(result);
            case "upload" -> assertTrue(result.payload().matches("\\[\"[0-9a-f-]{36}\"]"), result::payload);
            default -> fail("no test says what " + file + " is");
        }
    }

    @Test
    @Order(2)
    void each_function_asked_only_what_its_own_role_allows() throws IOException {
        assertEquals(List.of(), place.denied());
    }

    /**
     * As CodePipeline does it, and a person by hand: what is in progress is called again with its token. On a busy machine a shift would
     * otherwise still be under way when the next event asks for another one.
     */
    private Invoke.Result ended(String function, String event) {
        String next = event;
        Invoke.Result result = invoke.call(function, bytes(next));
        for (int calls = 1; calls < MAX_CALLS; calls++) {
            Optional<String> token = result.failed() ? Optional.empty() : continuationToken(result);
            if (token.isEmpty()) {
                return result;
            }
            next = with(event, token.get());
            result = invoke.call(function, bytes(next));
        }
        return result;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> continuationToken(Invoke.Result result) {
        return result.payload().startsWith("{\"status\":\"InProgress\"")
                ? Json.object(result.payload()).text("continuationToken")
                : Optional.empty();
    }

    private static String with(String event, String token) {
        JsonObject all = Json.object(event);
        JsonObject job = all.objectOrEmpty("CodePipeline.job");
        JsonObject data = job.objectOrEmpty("data").with("continuationToken", token);
        return Json.text(all.with("CodePipeline.job", job.with("data", data)));
    }

    /** A function that failed gave none. */
    private static JsonObject answer(Invoke.Result result) {
        assertFalse(result.failed(), result::payload);
        return Json.object(result.payload());
    }

    private static void goesWell(Invoke.Result result) {
        String status = answer(result).needText("status");
        assertTrue(Set.of("Succeeded", "InProgress").contains(status), result::payload);
    }

    /** Its ids are made up, so it may come to nothing; but its shape is the one that the action itself writes. */
    private static void isUnderstood(Invoke.Result result) {
        assertFalse(result.payload().contains("ConfigurationError"), result::payload);
        assertFalse(answer(result).text("message").orElse("").contains("token"), result::payload);
    }

    private static void isRefused(Invoke.Result result, String type, String words) {
        assertEquals(type, answer(result).needText("type"));
        assertTrue(answer(result).needText("message").contains(words), result::payload);
    }

    private static void saysYes(Invoke.Result result) {
        assertEquals("Succeeded", answer(result).needText("Status"), result::payload);
    }
}

package io.pointsman.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any event of a job, and any UserParameters in it. */
final class EventInputsTest {
    private static final PendingJobs JOBS = new PendingJobs();

    private static final int NAMED = 40;

    @AfterContainer
    static void close() {
        JOBS.close();
    }

    @Provide
    Arbitrary<String> actions() {
        return Arbitraries.of(PendingJobs.ACTIONS);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(OddValues.ALL);
    }

    enum EventEdit {
        INSTEAD,
        WITHOUT,
        TWICE;

        private String of(JsonPlaces places, List<Object> place, String value) {
            return switch (this) {
                case INSTEAD -> places.with(place, value);
                case WITHOUT -> places.without(place);
                case TWICE -> places.twice(place, value);
            };
        }
    }

    @Property(seed = OneAnswer.SEED, shrinking = ShrinkingMode.OFF)
    void an_event_with_another_value_at_any_place(
            @ForAll("actions") String action,
            @ForAll int number,
            @ForAll EventEdit change,
            @ForAll("values") String value) {
        JsonPlaces places = JsonPlaces.in(JOBS.of(action).event.payload());
        List<Object> place = places.place(number);
        answered(action, change.of(places, place, value), place, value);
    }

    private static void answered(String action, String payload, List<Object> place, String value) {
        PendingJob.HeardAnswer heard = JOBS.deliver(action, payload);
        if (heard.thrown().isPresent()) {
            assertTrue(isOfNoJob(heard.thrown().get()), heard.thrown()::get);
            assertEquals(List.of(), heard.written());
            return;
        }
        List<String> names =
                new ArrayList<>(List.of("the job event: ", "UserParameters", "put artifact", "continuation token"));
        place.forEach(step -> names.add(String.valueOf(step)));
        Optional.of(value.replace("\"", "")
                        .substring(0, Math.min(NAMED, value.replace("\"", "").length())))
                .filter(text -> !text.isBlank())
                .ifPresent(names::add);
        assertEquals("", OneAnswer.fault(heard, names));
    }

    @Property(seed = OneAnswer.SEED, shrinking = ShrinkingMode.OFF)
    void an_event_with_other_bytes(
            @ForAll("actions") String action, @ForAll int place, @ForAll char other, @ForAll EventEdit change) {
        String payload = JOBS.of(action).event.payload();
        int at = Math.floorMod(place, payload.length());
        String rest = payload.substring(at + 1);
        String text = payload.substring(0, at)
                + switch (change) {
                    case INSTEAD -> other + rest;
                    case WITHOUT -> rest;
                    case TWICE -> "";
                };
        answered(action, text, List.of("s3://", "Stack", "artifact", "Run", "continuation token"), "");
    }

    @Property(seed = OneAnswer.SEED, shrinking = ShrinkingMode.OFF)
    void a_key_of_the_user_parameters_with_any_value(
            @ForAll("actions") String action, @ForAll int number, @ForAll("values") String value) throws IOException {
        List<String> keys = keys(action);
        String key = keys.get(Math.floorMod(number, keys.size()));
        parameters(action, key, value);
    }

    private static void parameters(String action, String key, String value) {
        JsonPlaces event = JsonPlaces.in(JOBS.of(action).event.payload());
        List<Object> place =
                List.of("CodePipeline.job", "data", "actionConfiguration", "configuration", "UserParameters");
        String parameters = "{\"StackName\":\"web\",\"" + key + "\":" + value + "}";
        if (key.equals("StackName")) {
            parameters = "{\"StackName\":" + value + "}";
        }
        answered(action, event.with(place, Json.text(parameters)), List.of(key), value);
    }

    /** Without a job that CodePipeline knows nobody can be answered: Lambda hears of it. */
    private static boolean isOfNoJob(String thrown) {
        return thrown.contains("the event is no job of CodePipeline: ")
                || thrown.contains("CodePipeline takes no answer");
    }

    private static List<String> keys(String action) throws IOException {
        Path schema =
                Path.of(System.getProperty("pointsman.home"), "docs/schema/user-parameters." + action + ".schema.json");
        JsonObject properties = Json.object(Files.readString(schema)).objectOrEmpty("properties");
        return List.copyOf(properties.members().keySet());
    }
}

package io.pointsman.actions.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether something changed is asked of Lambda, never of a list of properties. {@code DurableConfig} stands for a property that is
 * younger than the SDK: no answer shows it here. Lambda has a ConfigSha256, or has none.
 */
final class AskedOfLambdaTest {
    private final StackPlace place = new StackPlace();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private void lambda(boolean withConfigSha256) {
        place.world.call(
                "lambda",
                "CreateFunction",
                JsonObject.of("FunctionName", "web-F", "Runtime", "python3.12", "Handler", "app.handler")
                        .with("Role", ReleasePlace.ROLE)
                        .with("DurableConfig", JsonObject.of("ExecutionTimeout", 60, "RetentionPeriodInDays", 1))
                        .with("Code", JsonObject.of("ZipFile", ReleasePlace.zip("one"))));
        place.pass(Duration.ofSeconds(5));
        place.alter("lambda", "GetFunction", real -> (input, caller) -> {
            asked.add("GetFunction");
            JsonObject found = real.answer(input, caller);
            JsonObject shown = found.objectOrEmpty("Configuration").with("DurableConfig", (Object) null);
            return found.with("Configuration", withConfigSha256 ? shown : shown.with("ConfigSha256", (Object) null));
        });
        for (String operation : List.of("PublishVersion", "ListVersionsByFunction")) {
            place.alter("lambda", operation, real -> (input, caller) -> {
                asked.add(operation);
                return real.answer(input, caller);
            });
        }
    }

    @AfterEach
    void close() {
        place.close();
    }

    private String publish(String run) {
        place.run = run;
        Outcome outcome = PublishRun.of(place, Map.of("F", "web-F"), JsonObject.of("StackName", "web"));
        return Objects.requireNonNull(assertInstanceOf(Outcome.Succeeded.class, outcome, outcome::toString)
                .outputs()
                .get("F"));
    }

    private PublishedVersions recorded() {
        return place.read("web", place.run).published().orElseThrow();
    }

    private void arrive() {
        ReleaseIndex.Entry entry = new ReleaseIndex.Entry(
                "release-of-" + place.run, place.run, "live", place.clock.instant(), recorded(), /* retired= */ false);
        ReleaseIndex.Event event =
                new ReleaseIndex.Event(place.clock.instant(), place.run, "live", 1, entry.releaseId());
        place.updateIndex("web", index -> index.arrived(entry, event));
        asked.clear();
    }

    private void update(String member, Object value) {
        place.pass(Duration.ofMinutes(5));
        place.world.call(
                "lambda", "UpdateFunctionConfiguration", JsonObject.of("FunctionName", "web-F", member, value));
        place.pass(Duration.ofSeconds(5));
    }

    private void newCode() {
        place.world.call(
                "lambda",
                "UpdateFunctionCode",
                JsonObject.of("FunctionName", "web-F", "ZipFile", ReleasePlace.zip("two")));
        place.pass(Duration.ofSeconds(5));
    }

    private void keepForDays(int days) {
        update("DurableConfig", JsonObject.of("ExecutionTimeout", 60, "RetentionPeriodInDays", days));
    }

    /** What is asked of Lambda because something may have changed. */
    private List<String> changing() {
        return asked.stream()
                .filter(operation -> !operation.equals("GetFunction"))
                .toList();
    }

    private String why() {
        return recorded().functions().values().iterator().next().why();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_change_of_a_property_that_does_not_exist_here_never_gets_into_a_version(boolean withConfigSha256) {
        lambda(withConfigSha256);
        assertEquals("1", publish("run-1"));
        arrive();
        keepForDays(7);

        assertEquals("2", publish("run-2"));
        assertTrue(why().contains("a property that this version of Pointsman does not know"), why());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_retry_after_such_a_change_takes_the_version_from_before_it(boolean withConfigSha256) {
        lambda(withConfigSha256);
        assertEquals("1", publish("run-1"));
        keepForDays(7);

        assertEquals("2", publish("run-1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_repeated_job_makes_a_second_version_or_asks_again(boolean withConfigSha256) {
        lambda(withConfigSha256);
        assertEquals("1", publish("run-1"));
        assertEquals("1", publish("run-1"));

        assertEquals(List.of("ListVersionsByFunction", "PublishVersion"), changing());
        assertTrue(recorded().functions().values().iterator().next().isNew());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_release_asks_lambda_anew_for_functions_that_nobody_touched(boolean withConfigSha256) {
        lambda(withConfigSha256);
        assertEquals("1", publish("run-1"));
        arrive();
        assertEquals("1", publish("run-2"));
        arrive();

        assertEquals("1", publish("run-3"));
        assertEquals(List.of(), changing());
        assertEquals("version 1 is the function as it stands; there was nothing to publish", why());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_function_that_was_touched_and_is_the_same_gets_another_version(boolean withConfigSha256) {
        lambda(withConfigSha256);
        assertEquals("1", publish("run-1"));
        arrive();
        update("Timeout", 3);

        assertEquals("1", publish("run-2"));
        assertEquals(
                withConfigSha256 ? 0 : 1,
                asked.stream().filter("PublishVersion"::equals).count());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_version_of_a_record_from_before_is_taken_unseen(boolean withConfigSha256) {
        lambda(withConfigSha256);
        assertEquals("1", publish("run-1"));
        place.update("web", "run-1", AskedOfLambdaTest::asWrittenBefore);
        arrive();
        keepForDays(7);

        assertEquals("2", publish("run-2"));
    }

    @Test
    void such_a_change_while_a_version_is_published_goes_into_it() {
        lambda(/* withConfigSha256= */ true);
        place.alter("lambda", "PublishVersion", real -> (input, caller) -> {
            keepForDays(7);
            return real.answer(input, caller);
        });

        Outcome outcome = PublishRun.of(place, Map.of("F", "web-F"), JsonObject.of("StackName", "web"));
        String message = assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString)
                .message();
        assertTrue(message.contains("function web-F was changed by somebody else"), message);
    }

    /** The function, the version that arrived last, and what Lambda makes of it: its answer says that it is active. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_release_of_new_code_lists_no_versions_and_looks_at_none_twice(boolean withConfigSha256) {
        lambda(withConfigSha256);
        assertEquals("1", publish("run-1"));
        arrive();
        newCode();

        assertEquals("2", publish("run-2"));
        assertEquals(List.of("GetFunction", "GetFunction", "PublishVersion"), asked);
        assertTrue(recorded().functions().values().iterator().next().isNew());
        assertEquals("changed since version 1: code", why());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_version_that_is_the_function_as_it_stands_is_looked_at_once(boolean withConfigSha256) {
        lambda(withConfigSha256);
        assertEquals("1", publish("run-1"));
        arrive();

        assertEquals("1", publish("run-2"));
        assertEquals(List.of("GetFunction", "GetFunction"), asked);
    }

    /** Its description is not this run's. */
    @Test
    void a_version_that_somebody_published_since_the_last_release_is_not_called_new() {
        lambda(/* withConfigSha256= */ true);
        assertEquals("1", publish("run-1"));
        arrive();
        newCode();
        place.world.call("lambda", "PublishVersion", JsonObject.of("FunctionName", "web-F", "Description", "by hand"));
        asked.clear();

        assertEquals("2", publish("run-2"));
        assertEquals("Lambda finds nothing changed since version 2", why());
        assertFalse(recorded().functions().values().iterator().next().isNew());
    }

    @Test
    void what_a_version_was_published_from_is_on_record() {
        lambda(/* withConfigSha256= */ true);
        publish("run-1");

        JsonObject version = place.find("web", "run-1")
                .objectOrEmpty("publish")
                .objectOrEmpty("functions")
                .objectOrEmpty("F");
        JsonObject latest = place.world
                .call("lambda", "GetFunction", JsonObject.of("FunctionName", "web-F"))
                .objectOrEmpty("Configuration");
        assertEquals(latest.needText("ConfigSha256"), version.needText("latestConfigSha256"));
        assertEquals(latest.needText("LastModified"), version.needText("latestModified"));
    }

    @Test
    void a_description_that_changed_alone_is_asked_about() {
        lambda(/* withConfigSha256= */ true);
        publish("run-1");
        arrive();
        update("Description", "a note");

        publish("run-2");

        assertTrue(asked.contains("PublishVersion"), asked::toString);
    }

    private static JsonObject asWrittenBefore(JsonObject record) {
        JsonObject publish = record.objectOrEmpty("publish");
        JsonObject functions = publish.objectOrEmpty("functions");
        JsonObject version = functions
                .objectOrEmpty("F")
                .with("latestConfigSha256", (Object) null)
                .with("latestModified", (Object) null);
        return record.with("publish", publish.with("functions", functions.with("F", version)));
    }
}

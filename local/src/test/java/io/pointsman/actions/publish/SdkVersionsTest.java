package io.pointsman.actions.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.publish.FunctionState.Condition;
import io.pointsman.actions.publish.Versions.Publication;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SdkVersionsTest {
    private final ReleasePlace place = new ReleasePlace();
    private final SdkVersions versions = new SdkVersions(place.lambda);

    SdkVersionsTest() {
        place.function("web", "one");
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_version_is_the_same_as_the_function_that_it_was_published_from_whatever_its_description() {
        FunctionState latest = versions.latest("web");

        assertEquals(
                new Publication.Published("1", "web run-1", /* isActive= */ true),
                versions.publish(latest, "web run-1"));

        place.pass(Duration.ofSeconds(5));
        FunctionState version = versions.version("web", "1").orElseThrow();
        assertEquals(List.of(), versions.latest("web").differences(version));
        assertEquals("web run-1", version.description());
    }

    @Test
    void what_changed_is_named_and_no_value_of_the_environment_is_kept() {
        FunctionState before = versions.latest("web");
        JsonObject variables = JsonObject.of("Variables", Map.of("PASSWORD", "sesame"));
        place.world.call(
                "lambda",
                "UpdateFunctionConfiguration",
                JsonObject.of("FunctionName", "web", "Timeout", 9).with("Environment", variables));
        place.pass(Duration.ofSeconds(5));

        FunctionState after = versions.latest("web");

        assertEquals(List.of("Environment", "Timeout"), after.differences(before));
        assertFalse(after.toString().contains("sesame"));
    }

    @Test
    void a_function_that_is_being_updated_is_busy() {
        place.update("web", "two");

        assertInstanceOf(Condition.Busy.class, versions.latest("web").condition());
        assertInstanceOf(Publication.Busy.class, versions.publish(versions.latest("web"), "web run-1"));
    }

    @Test
    void a_function_that_changed_since_it_was_seen_is_not_published() {
        FunctionState seen = versions.latest("web");
        place.update("web", "two");
        place.pass(Duration.ofSeconds(5));

        assertEquals(new Publication.Overtaken(), versions.publish(seen, "web run-1"));
        assertEquals(Optional.empty(), versions.newest("web"));
    }

    @Test
    void a_function_that_has_other_code_than_was_seen_is_not_published() {
        FunctionState now = versions.latest("web");
        FunctionState seen = new FunctionState(
                now.function(),
                now.version(),
                "of other code",
                now.revision(),
                now.configuration(),
                now.deployed(),
                now.configSha256(),
                now.description(),
                now.lastModified(),
                now.hasSourceKey(),
                now.snapStart(),
                now.condition());

        assertEquals(new Publication.Overtaken(), versions.publish(seen, "web run-1"));
    }

    @Test
    void a_function_on_managed_instances_is_published_and_its_latest_publication_is_no_version() {
        place.functionOnInstances("pooled", "one");

        assertEquals(Optional.empty(), versions.newest("pooled"));
        FunctionState latest = versions.latest("pooled");
        assertInstanceOf(Condition.Ready.class, latest.condition());
        assertEquals(
                new Publication.Published("1", "web run-1", /* isActive= */ false),
                versions.publish(latest, "web run-1"));
        assertEquals(Optional.of("1"), versions.newest("pooled"));
    }

    @Test
    void the_newest_version_is_found_over_all_pages_by_number() {
        for (int i = 0; i < 60; i++) {
            place.release("web", "code " + i);
        }

        assertEquals(Optional.of("60"), versions.newest("web"));
    }

    @Test
    void a_version_that_is_not_there_is_empty_and_a_function_that_is_not_there_is_named() {
        assertEquals(Optional.empty(), versions.version("web", "7"));
        assertTrue(String.valueOf(assertThrows(Refusal.class, () -> versions.latest("nobody"))
                        .getMessage())
                .contains("nobody"));
    }
}

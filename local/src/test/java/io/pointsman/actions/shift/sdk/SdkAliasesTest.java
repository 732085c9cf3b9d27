package io.pointsman.actions.shift.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.release.AliasState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SdkAliasesTest {
    private final ReleasePlace place = new ReleasePlace();
    private final SdkAliases aliases = new SdkAliases(place.lambda);

    SdkAliasesTest() {
        place.function("web", "zero");
        place.release("web", "one");
        place.release("web", "two");
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void an_alias_is_created_once() {
        assertEquals(Optional.empty(), aliases.find("web", "live"));
        assertTrue(aliases.create("web", "live", "1"));
        assertFalse(aliases.create("web", "live", "2"));
        assertEquals(Optional.of(AliasState.on("1")), aliases.find("web", "live"));
    }

    @Test
    void a_half_shifted_alias_rests_on_its_own_version_again_and_one_that_rests_is_left_alone() {
        aliases.create("web", "live", "1");
        weigh();

        aliases.rest("web", "live", "1");
        aliases.rest("web", "live", "1");

        assertEquals(Optional.of(AliasState.on("1")), aliases.find("web", "live"));
        Refusal refusal = assertThrows(Refusal.class, () -> aliases.rest("web", "live", "2"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("somebody has pointed it to 1"));
    }

    @Test
    void an_alias_is_removed_only_while_it_rests_where_it_was_made() {
        aliases.create("web", "live", "1");

        assertFalse(aliases.remove("web", "live", "2"));
        assertTrue(aliases.remove("web", "live", "1"));
        assertEquals(Optional.empty(), aliases.find("web", "live"));
        assertFalse(aliases.remove("web", "live", "1"));
    }

    @Test
    void a_version_that_was_deleted_is_not_there() {
        assertTrue(aliases.isPublished("web", "1"));
        assertFalse(aliases.isPublished("web", "7"));
    }

    @Test
    void weights_are_seen() {
        aliases.create("web", "live", "1");
        weigh();

        assertEquals(
                Optional.of(new AliasState("1", Optional.of(new AliasState.Share("2", new BigDecimal("0.1"))))),
                aliases.find("web", "live"));
    }

    private void weigh() {
        place.world.call(
                "lambda",
                "UpdateAlias",
                JsonObject.of("FunctionName", "web", "Name", "live")
                        .with("RoutingConfig", JsonObject.of("AdditionalVersionWeights", Map.of("2", 0.1))));
    }

    @Test
    void another_role_is_an_obstacle_and_another_timeout_is_none() {
        place.world.call("lambda", "UpdateFunctionConfiguration", JsonObject.of("FunctionName", "web", "Timeout", 9));
        place.pass(Duration.ofSeconds(5));
        place.release("web", "three");
        assertEquals(List.of(), aliases.obstacles("web", "2", "3"));

        String other = ReleasePlace.ROLE + "2";
        place.world.call("lambda", "UpdateFunctionConfiguration", JsonObject.of("FunctionName", "web", "Role", other));
        place.pass(Duration.ofSeconds(5));
        place.release("web", "four");
        assertEquals(
                List.of("the execution role was " + ReleasePlace.ROLE + " and is " + other),
                aliases.obstacles("web", "3", "4"));
    }

    @Test
    void another_dead_letter_queue_is_an_obstacle() {
        String queue = "arn:aws:sqs:us-east-1:123456789012:dead";
        place.world.call(
                "lambda",
                "UpdateFunctionConfiguration",
                JsonObject.of("FunctionName", "web", "DeadLetterConfig", JsonObject.of("TargetArn", queue)));
        place.pass(Duration.ofSeconds(5));
        place.release("web", "three");

        assertEquals(List.of("the dead-letter queue was none and is " + queue), aliases.obstacles("web", "2", "3"));
    }
}

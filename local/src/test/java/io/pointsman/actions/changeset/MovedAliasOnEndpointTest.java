package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** Releases of a stack whose alias is elsewhere than the template has it: where CodeDeploy has moved it, or is about to. */
final class MovedAliasOnEndpointTest {
    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private void onTwo() {
        scene.released(sam("one"));
        scene.released(sam("two"));
        assertEquals("2", scene.shifted("F"));
    }

    @Test
    void drift_that_is_reverted_does_not_send_customers_back_to_the_pinned_version() {
        onTwo();
        scene.given = scene.given.with("DeploymentMode", "REVERT_DRIFT");

        String message = scene.refused(sam("three"));

        assertTrue(message.contains("would move live of F from version 2 to version 1"), message);
        assertEquals(0, scene.changeSets());
        assertEquals("2", scene.live("F"));
    }

    @Test
    void drift_may_be_reverted_where_the_alias_is_on_the_pinned_version() {
        scene.released(sam("one"));
        scene.given = scene.given.with("DeploymentMode", "REVERT_DRIFT");

        scene.released(sam("two"));

        assertEquals(List.of("F MODIFY"), scene.changes());
        assertEquals("1", scene.live("F"));
    }

    /** The stack is updated beside a shift that is under way, and neither disturbs the other. */
    @Test
    void an_alias_half_way_through_a_shift_keeps_its_weights_when_the_stack_is_updated() {
        onTwo();
        scene.place.lambda.updateAlias(update -> update.functionName("web-F")
                .name("live")
                .routingConfig(weights -> weights.additionalVersionWeights(Map.of("1", 0.1))));

        scene.released(sam("four"));

        GetAliasResponse alias =
                scene.place.lambda.getAlias(get -> get.functionName("web-F").name("live"));
        assertEquals("2", alias.functionVersion());
        assertEquals(Map.of("1", 0.1), alias.routingConfig().additionalVersionWeights());
    }

    /** With the alias in the change set its version would be sent, and the weights with it or not: nobody knows. */
    @Test
    void an_alias_half_way_through_a_shift_is_not_touched_by_the_stack_even_if_it_rests_on_the_pinned_version() {
        scene.released(sam("one"));
        scene.released(sam("two"));
        String two = scene.place
                .lambda
                .publishVersion(publish -> publish.functionName("web-F"))
                .version();
        scene.place.lambda.updateAlias(update -> update.functionName("web-F")
                .name("live")
                .routingConfig(weights -> weights.additionalVersionWeights(Map.of(two, 0.1))));

        String message =
                scene.refused(sam("two", "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}"));

        assertTrue(message.contains("from version 1 with 10% of the traffic on 2 to version 1"), message);
    }
}

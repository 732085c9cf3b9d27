package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Outcome;
import io.pointsman.local.endpoint.StackPlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** Releases of a stack whose alias is elsewhere than the template has it: where CodeDeploy has moved it, or is about to. */
final class MovedAliasOnEndpointTest {
    private static final String CONCURRENCY = "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}";

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

        String message = scene.refused(sam("two", CONCURRENCY));

        assertTrue(message.contains("from version 1 with 10% of the traffic on 2 to version 1"), message);
    }

    /** Somebody releases by hand, past the pipeline. */
    private String otherCode() {
        code("four");
        return scene.shifted("F");
    }

    private void code(String name) {
        scene.place.lambda.updateFunctionCode(update ->
                update.functionName("web-F").s3Bucket(StackPlace.BUCKET).s3Key(name + ".zip"));
        scene.place.pass(Duration.ofSeconds(10));
    }

    /** While the release waited for its approval. */
    @Test
    void customers_whom_somebody_moved_after_the_review_are_not_sent_back_by_the_update() {
        scene.released(sam("one"));
        scene.made(sam("one", CONCURRENCY));
        assertEquals("2", otherCode());

        String message =
                assertInstanceOf(Outcome.Failed.class, scene.executed()).message();
        scene.place.pass(Duration.ofMinutes(1));

        assertEquals("2", scene.live("F"));
        assertTrue(message.contains("is on version 2 now"), message);
        assertTrue(message.contains("would send all customers back to version 1"), message);
        assertTrue(message.contains("retry from changeset"), message);
    }

    @Test
    void an_alias_that_was_moved_and_brought_back_with_its_code_is_where_the_review_saw_it() {
        scene.released(sam("one"));
        scene.made(sam("one", CONCURRENCY));
        assertEquals("2", otherCode());
        code("one");
        scene.place.lambda.updateAlias(
                update -> update.functionName("web-F").name("live").functionVersion("1"));

        AliasScene.succeeded(scene.executed());
        assertEquals("1", scene.live("F"));
    }

    @Test
    void an_alias_that_is_gone_since_the_review_is_named_before_the_update() {
        scene.released(sam("one"));
        scene.made(sam("one", CONCURRENCY));
        scene.place.lambda.deleteAlias(delete -> delete.functionName("web-F").name("live"));

        String message =
                assertInstanceOf(Outcome.Failed.class, scene.executed()).message();
        assertTrue(message.contains("alias live of web-F was on version 1"), message);
        assertTrue(message.contains("is gone now: the update would fail"), message);
    }

    /** Who means it is not held up: the alias was to move in any case. */
    @Test
    void an_alias_that_may_go_at_once_may_have_been_moved_since_the_review() {
        onTwo();
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.made(sam("three", CONCURRENCY));
        assertEquals("3", otherCode());

        AliasScene.succeeded(scene.executed());
    }
}

package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A production alias that is there, and not by the template: as {@code shift} makes one. */
final class OutsideAliasOnEndpointTest {
    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** As shift makes it for a template without one. */
    private void outside() {
        scene.released(sam("one").replace("      AutoPublishAlias: live\n", ""));
        scene.place.lambda.publishVersion(publish -> publish.functionName("web-F"));
        scene.place.lambda.createAlias(
                create -> create.functionName("web-F").name("live").functionVersion("1"));
    }

    @Test
    void an_alias_outside_the_template_can_be_deleted_between_changeset_and_execute() {
        outside();
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.made(sam("two"));
        assertEquals("1", scene.live("F"));
        scene.place.lambda.deleteAlias(delete -> delete.functionName("web-F").name("live"));
        AliasScene.succeeded(scene.executed());

        assertEquals("2", scene.live("F"));
    }

    @Test
    void an_alias_outside_the_template_that_nobody_deleted_in_time_does_not_move() {
        outside();
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.made(sam("two"));
        String outcome = scene.executed().toString();

        assertTrue(outcome.contains("Alias already exists"), outcome);
        assertEquals("UPDATE_ROLLBACK_COMPLETE", scene.place.status("web"));
        assertEquals("1", scene.live("F"));
    }

    @Test
    void an_alias_outside_the_template_stays_where_it_is_when_the_template_takes_another_name() {
        outside();
        scene.given = scene.given.with("AllAtOnce", List.of("F")).with("Alias", "prod");
        scene.released(sam("two").replace(": live", ": prod"));

        assertEquals("1", scene.live("F"));
        assertEquals(
                "2",
                scene.place
                        .lambda
                        .getAlias(get -> get.functionName("web-F").name("prod"))
                        .functionVersion());
    }

    @Test
    void an_alias_that_is_there_outside_the_template_is_told_before_cloudformation_fails_on_it() {
        outside();

        String message = scene.refused(sam("one"));
        assertTrue(message.contains("aws lambda delete-alias --function-name web-F --name live"), message);
    }
}

package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alias that the change set leaves where it was when it was reviewed, on version 4: the update sends it that version. */
final class MovedSinceReviewTest {
    private static final String ALIAS = "arn:aws:lambda:us-east-1:000000000000:function:web-Fn:live";

    private final ExecuteScene scene = new ExecuteScene();

    @BeforeEach
    void reviewed() {
        scene.recorded("unmoved", List.of(JsonObject.of("alias", ALIAS, "version", "4")));
    }

    private String refused() {
        String message = scene.fail(WEB).message();
        assertEquals(List.of(), scene.executions.started);
        assertTrue(message.contains("alias live of web-Fn was on version 4 when the change set was reviewed"), message);
        assertTrue(message.contains("\nWhat to do: retry from changeset"), message);
        return message;
    }

    @Test
    void the_update_sends_all_customers_back_to_the_version_of_the_review() {
        scene.aliases.standing.put(ALIAS, AliasState.on("5"));

        String message = refused();

        assertTrue(message.contains("version 5 now: the update would send all customers back to version 4"), message);
    }

    @Test
    void the_update_fails_because_the_alias_is_gone() {
        String message = refused();

        assertTrue(message.contains("is gone now: the update would fail"), message);
    }

    @Test
    void an_alias_that_stands_where_it_stood_holds_the_update() {
        scene.aliases.standing.put(ALIAS, AliasState.on("4"));
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));

        scene.succeed(WEB);

        assertEquals(1, scene.executions.started.size());
    }
}

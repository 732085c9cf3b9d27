package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.TemplateAliases;
import io.pointsman.review.Change;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code execute} writes down of the aliases that a change set makes and touches. */
final class AliasesOfTheTemplateTest {
    private static final String MADE = "arn:aws:lambda:us-east-1:000000000000:function:web-Fn:live";
    private static final String TOUCHED = "arn:aws:lambda:us-east-1:000000000000:function:web-Old:live";

    private final ExecuteScene scene = new ExecuteScene();

    private static Change alias(Change.Action action, String id, String physicalId) {
        Change plain = FakeChangeSets.change("Fn");
        return new Change(
                "",
                action,
                id,
                physicalId,
                "AWS::Lambda::Alias",
                Change.Replacement.NO,
                "",
                plain.scope(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                JsonObject.empty());
    }

    private TemplateAliases recorded() {
        return scene.records.read("web", "run-1").aliases();
    }

    @Test
    void an_alias_that_the_stack_has_made_is_forgotten() {
        scene.changes(alias(Change.Action.ADD, "FnAliaslive", ""));
        scene.aliases.resources.put("FnAliaslive", MADE);
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));

        scene.succeed(WEB);

        assertEquals(List.of(MADE), recorded().created());
    }

    @Test
    void where_an_alias_stood_before_the_operation_is_forgotten() {
        scene.changes(alias(Change.Action.MODIFY, "OldAliaslive", TOUCHED));
        scene.aliases.standing.put(TOUCHED, AliasState.on("7"));
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));

        scene.succeed(WEB);

        assertEquals(AliasState.on("7"), recorded().touched().getFirst().before());
    }
}

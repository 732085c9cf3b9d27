package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.JsonObject;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.ReleaseJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shift stays with its own stack: its functions, its deployment groups, the hook that was named. */
final class OwnStackTest {
    private final ShiftScene scene = new ShiftScene();

    private static CodeDeployGroups.Group theirs() {
        return new CodeDeployGroups.Group(
                "arn:role/theirs",
                "CodeDeployDefault.LambdaLinear10PercentEvery10Minutes",
                CodeDeployGroups.Group.EVERY_EVENT,
                List.of("orders-errors"));
    }

    /** As stack {@code orders} has left it. */
    private DeploymentGroupId ofOrders(String application) {
        DeploymentGroupId group = DeploymentGroupId.of(application, "Cart");
        scene.groups.groups.put(group, theirs());
        String mark = new DeploymentMark("run-7", "orders", "live", "Cart", Way.TRY, 1).text();
        scene.traffic.add(group, mark, List.of("orders-Cart", "1", "2"), "CodeDeployDefault.LambdaAllAtOnce", false);
        scene.passed(Duration.ofMinutes(1));
        return group;
    }

    @Test
    void a_deployment_group_of_another_stack_is_left_as_it_is() {
        scene.function("Cart", "1", "2");
        DeploymentGroupId group = ofOrders("shared");

        String message = scene.fail("job-1", ShiftScene.WEB.with("Application", "shared"));

        assertTrue(message.contains("Application shared: its deployment group Cart is that of stack orders"), message);
        assertTrue(message.contains("a release of stack web"), message);
        assertEquals(theirs(), scene.groups.groups.get(group));
        assertEquals(List.of(), scene.groups.calls);
        assertEquals(List.of("orders-Cart 1->2"), scene.traffic.moves());
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void a_function_that_does_not_move_is_refused_for_the_group_of_another_stack() {
        scene.function("Cart", "2", "2").function("Search", "1", "2");
        ofOrders("shared");

        Map<String, String> outputs = scene.succeed("job-1", ShiftScene.WEB.with("Application", "shared"));

        assertEquals("1", outputs.get("Unchanged"));
        assertEquals("version 2", scene.alias("Search"));
    }

    @Test
    void an_application_that_is_called_after_another_stack_is_that_stacks() {
        scene.function("Cart", "1", "2");
        DeploymentGroupId group = DeploymentGroupId.of("pointsman-orders", "Cart");
        scene.groups.groups.put(group, theirs());

        String message = scene.fail("job-1", ShiftScene.WEB.with("Application", "pointsman-orders"));

        assertTrue(message.contains("Application pointsman-orders is that of stack orders"), message);
        assertTrue(message.contains("a release of stack web"), message);
        assertEquals(theirs(), scene.groups.groups.get(group));
        assertEquals(List.of(), scene.groups.calls);
    }

    /** Begun by a version that did not ask: ending the job here would leave deployments under way that nobody watches. */
    @Test
    void a_shift_that_is_under_way_ends_because_of_a_rule_that_came_with_an_upgrade() {
        scene.function("Cart", "1", "2");
        JsonObject own = ShiftScene.WEB.with("Application", "pointsman-web");
        Patience none = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);
        Outcome.InProgress under =
                assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", own), none));
        JsonObject others = ShiftScene.WEB.with("Application", "pointsman-orders");

        Outcome next = scene.run(ReleaseJobs.continued("job-2", others, under.token()), none);

        assertInstanceOf(Outcome.InProgress.class, next, next.toString());
    }

    @Test
    void an_application_of_the_stacks_own_may_have_any_other_name_and_its_own_by_name() {
        scene.function("Cart", "1", "2");
        scene.succeed("job-1", ShiftScene.WEB.with("Application", "shop"));
        scene.function("Cart", "2", "3");
        scene.succeed("job-2", ShiftScene.WEB.with("Application", "pointsman-web"));

        assertEquals("version 3", scene.alias("Cart"));
    }

    /** As a user names it who has meant another stack before: what others did in there is theirs to end. */
    @Test
    void its_own_application_by_name_is_its_own_whatever_was_deployed_there() {
        scene.function("Cart", "1", "2");
        ofOrders("pointsman-web");

        scene.succeed("job-1", ShiftScene.WEB);

        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_function_that_only_the_record_has_as_the_stacks_is_not_shifted() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.inStack = Map.of("Cart", "web-Cart");

        String message = scene.fail("job-1", ShiftScene.WEB);

        assertTrue(
                message.contains("function web-Search, which the release record has as Search, is none of stack web's"),
                message);
        assertEquals(List.of(), scene.traffic.moves());
        assertEquals("version 1", scene.alias("Cart"));
        assertEquals("version 1", scene.alias("Search"));
    }

    private JsonObject guardedBy(String hook) {
        return ShiftScene.WEB.with("BeforeAllowTraffic", hook);
    }

    /** Named by the owner, it is not to be shadowed by a function that the artifact's template calls the same. */
    @Test
    void a_hook_that_is_a_function_and_a_logical_id_is_for_nobody_to_guess() {
        scene.function("Cart", "1", "2").unaliased("Freeze", "1");
        scene.traffic.beside.add("Freeze");

        String message = scene.fail("job-1", guardedBy("Freeze"));

        assertTrue(
                message.contains("hook Freeze is the name of a function and, in stack web, the logical id of another,"
                        + " web-Freeze"),
                message);
        assertEquals(List.of(), scene.traffic.moves());
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void a_hook_by_its_arn_is_that_function() {
        scene.function("Cart", "1", "2").unaliased("Freeze", "1");
        scene.traffic.beside.add("Freeze");
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:Freeze";

        scene.succeed("job-1", guardedBy(arn));

        assertTrue(scene.traffic.orders.getFirst().content().contains(arn));
    }

    @Test
    void a_hook_that_is_a_logical_id_alone_is_the_stacks_function() {
        scene.function("Cart", "1", "2").unaliased("Freeze", "1");

        scene.succeed("job-1", guardedBy("Freeze"));

        assertTrue(scene.traffic.orders.getFirst().content().contains("web-Freeze"));
    }

    @Test
    void a_hook_that_only_the_record_takes_for_a_function_of_the_stack_is_not_replaced_by_it() {
        scene.function("Cart", "1", "2").unaliased("Freeze", "1");
        scene.inStack = Map.of("Cart", "web-Cart");

        String message = scene.fail("job-1", guardedBy("Freeze").with("Functions", List.of("Cart")));

        assertTrue(message.contains("hook Freeze is function web-Freeze by the release record"), message);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void the_stacks_own_group_in_an_application_of_the_users_is_taken_for_another_stacks() {
        scene.function("Cart", "1", "2");
        JsonObject shared = ShiftScene.WEB.with("Application", "shared");
        scene.succeed("job-1", shared);
        scene.unaliased("Cart", "3");

        scene.succeed("job-2", shared);

        assertEquals("version 3", scene.alias("Cart"));
    }

    @Test
    void a_hook_whose_name_is_its_logical_id_is_taken_for_two_functions() {
        scene.function("Cart", "1", "2");
        scene.hookCalledAsItsLogicalId("Probe");

        scene.succeed("job-1", ShiftScene.WEB.with("BeforeAllowTraffic", "Probe"));

        assertEquals("version 2", scene.alias("Cart"));
    }
}

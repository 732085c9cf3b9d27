package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The alarms of a shift, before anything moves. */
final class AlarmCheckTest {
    private static final JsonObject ERRORS = WEB.with("Alarms", List.of("errors"));

    private final ShiftScene scene = new ShiftScene();

    private Outcome.Failed refused(JsonObject userParameters) {
        Outcome.Failed failed = scene.failure("job-1", userParameters);
        assertEquals(List.of(), scene.traffic.moves(), failed.message());
        assertEquals(List.of(), scene.groups.calls, failed.message());
        return failed;
    }

    private static void assertSays(Outcome.Failed failed, String words) {
        assertTrue(failed.message().contains(words), () -> words + "\nis not in\n" + failed.message());
    }

    @Test
    void an_alarm_that_does_not_exist_is_refused_before_anything_moves() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.alarms.missing.add("errors");

        Outcome.Failed failed = refused(ERRORS);

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertSays(failed, "CloudWatch has no alarm errors (Cart, Search) in us-east-1 of the account");
        assertSays(failed, "Alarms takes names, not ARNs");
    }

    @Test
    void the_alarm_of_one_function_that_does_not_exist_is_refused_with_that_function() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.alarms.missing.add("cart-errors");

        Map<String, Object> own = Map.of("Cart", Map.of("Alarms", List.of("cart-errors")));

        assertSays(refused(ERRORS.with("Functions", own)), "CloudWatch has no alarm cart-errors (Cart) in");
    }

    @Test
    void an_alarm_that_rings_already_is_refused_with_its_reason() {
        scene.function("Cart", "1", "2");
        scene.alarms.ringing.put("errors", "Threshold Crossed: 9 > 1");

        Outcome.Failed failed = refused(ERRORS);

        assertEquals(FailureKind.JOB_FAILED, failed.kind());
        assertSays(
                failed, "alarm errors (Cart) is in ALARM: Threshold Crossed: 9 > 1\nCodeDeploy would stop the shift");
    }

    @Test
    void where_nobody_may_look_the_shift_does_not_begin() {
        scene.function("Cart", "1", "2");
        scene.alarms.refused = Optional.of(
                new Refusal(FailureKind.PERMISSION, "cloudwatch:DescribeAlarms of errors was denied; allow the call"));

        Outcome.Failed failed = refused(ERRORS);

        assertEquals(FailureKind.PERMISSION, failed.kind());
        assertSays(failed, "cloudwatch:DescribeAlarms of errors was denied");
    }

    @Test
    void the_alarms_of_a_function_that_does_not_move_are_not_asked_for() {
        scene.function("Cart", "2", "2");
        scene.alarms.missing.add("errors");

        scene.succeed("job-1", ERRORS);

        assertEquals(List.of(), scene.alarms.asked);
    }

    @Test
    void on_the_way_back_the_alarms_of_the_group_that_is_there_count() {
        for (String version : List.of("1", "2")) {
            String run = "r-" + version;
            scene.release(run, "Cart", version);
            scene.succeed("job-" + run, WEB.with("Run", run).with("Alarms", List.of("group-errors")));
        }
        scene.alarms.missing.add("group-errors");

        Outcome.Failed failed =
                scene.failure("job-back", ERRORS.with("To", "previous").with("Run", "r-2"));

        assertSays(failed, "CloudWatch has no alarm group-errors (Cart)");
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_way_back_that_heeds_no_alarm_asks_for_none() {
        for (String version : List.of("1", "2")) {
            String run = "r-" + version;
            scene.release(run, "Cart", version);
            scene.succeed("job-" + run, WEB.with("Run", run).with("Alarms", List.of("errors")));
        }
        scene.alarms.ringing.put("errors", "they are why it goes back");

        scene.succeed("job-back", WEB.with("To", "previous").with("Run", "r-2"));

        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void what_to_do_about_a_missing_alarm_is_not_cut_off_behind_hundreds_of_functions() {
        for (int i = 1; i <= 300; i++) {
            scene.function("FunctionWithALongNameThatTakesItsRoom" + i, "1", "2");
        }
        scene.alarms.missing.add("errors");

        Outcome.Failed failed = refused(ERRORS);

        assertSays(failed, " and 290 more) in us-east-1");
        assertTrue(failed.message().length() < 5_000, failed.message());
        assertSays(failed, "Correct the name, create the alarm, or leave it out");
    }
}

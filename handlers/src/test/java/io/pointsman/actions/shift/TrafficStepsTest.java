package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.attempt.SampleAttempts.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.FunctionDeployment.Target;
import io.pointsman.release.record.Startable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the alias of a function that moves is looked at. */
final class TrafficStepsTest {
    private static FunctionDeployment moving(String config) {
        Target target = new Target("Cart", "web-Cart", "live", "4", config, List.of(), 1);
        return Startable.pending(target, "3", "{}", "00").moving("d-1");
    }

    @ParameterizedTest
    @CsvSource({
        "CodeDeployDefault.LambdaCanary10Percent5Minutes, 269, false",
        "CodeDeployDefault.LambdaCanary10Percent5Minutes, 270, true",
        "CodeDeployDefault.LambdaLinear10PercentEvery1Minute, 29, false",
        "CodeDeployDefault.LambdaLinear10PercentEvery1Minute, 30, true",
        "Linear20PercentEvery30Minutes, 1769, false",
        "Linear20PercentEvery30Minutes, 1770, true",
        "of-my-own, 0, true"
    })
    void after_a_step_not_before_the_next_one_may_have_come(String config, long seconds, boolean seen) {
        assertEquals(seen, TrafficSteps.isToBeSeen(moving(config).weighed(NOW, 10), NOW.plusSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"CodeDeployDefault.LambdaCanary10Percent5Minutes, true", "CodeDeployDefault.LambdaAllAtOnce, false"})
    void before_the_first_step_whenever_there_is_one(String config, boolean seen) {
        assertEquals(seen, TrafficSteps.isToBeSeen(moving(config), NOW));
    }

    @Test
    void a_weight_that_was_seen_late_is_followed_by_the_next_step_all_the_same() {
        FunctionDeployment seen =
                moving("CodeDeployDefault.LambdaLinear10PercentEvery1Minute").weighed(NOW.plus(Poll.LONGEST), 10);

        assertEquals(true, TrafficSteps.isToBeSeen(seen, NOW.plusSeconds(60)));
    }
}

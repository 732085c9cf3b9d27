package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudFormation's answer is lost: the same call is made again, which CloudFormation answers as the first time. */
final class LostAnswerTest {
    private static final ReleaseCase RELEASE = new ReleaseCase(
            "update", ReleasedApplication.of(1, "CodeDeployDefault.LambdaAllAtOnce"), List.of("one", "two"));

    @ParameterizedTest
    @ValueSource(strings = {"cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"})
    void one_call_more_is_all_that_a_lost_answer_costs(String operation) {
        List<String> calls = new ArrayList<>(RELEASE.play(
                        ground -> ground.world.faults().at(operation, 1, When.AFTER_EFFECT, new Fault.Dropped()),
                        TakeOver.LAMBDA)
                .calls());
        calls.remove(calls.indexOf(operation));
        assertEquals(UndisturbedRelease.of(RELEASE).calls(), calls);
    }
}

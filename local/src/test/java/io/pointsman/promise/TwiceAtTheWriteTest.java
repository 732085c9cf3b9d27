package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two deliveries of one event meet at a call that makes something: it is made once. */
final class TwiceAtTheWriteTest {
    private static final ReleaseCase RELEASE = new ReleaseCase(
            "update", ReleasedApplication.of(1, "CodeDeployDefault.LambdaAllAtOnce"), List.of("one", "two"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudformation:CreateChangeSet",
                "cloudformation:ExecuteChangeSet",
                "codedeploy:CreateDeployment",
                "lambda:PublishVersion"
            })
    void what_two_deliveries_ask_for_at_once_is_made_once(String operation) throws InterruptedException {
        assertEquals(List.of(), different(Disturbance.DUPLICATE, operation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudformation:ExecuteChangeSet", "codedeploy:CreateDeployment", "lambda:PublishVersion"})
    void what_the_next_job_asks_for_while_the_one_before_still_does_is_made_once(String operation)
            throws InterruptedException {
        assertEquals(List.of(), different(Disturbance.OVERTAKEN, operation));
    }

    /** Right before the review is written: what the stack and the aliases are by then is of a release that is over. */
    @ParameterizedTest
    @ValueSource(strings = {"cloudformation:ListStackResources", "lambda:GetAlias"})
    void who_looks_for_the_review_while_the_next_job_goes_on_does_not_write_over_it(String operation)
            throws InterruptedException {
        assertEquals(List.of(), different(Disturbance.OVERTAKEN, operation));
    }

    private static List<String> different(Disturbance disturbance, String operation) throws InterruptedException {
        return new EveryMoment(RELEASE, disturbance, TakeOver.LAMBDA)
                .run(operation)
                .different();
    }
}

package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that dies between its work and its answer is called again, as another job: that one says what was done, and not that nothing was. */
final class KilledAtTheAnswerTest {
    private static final ReleaseCase RELEASE = new ReleaseCase(
            "update", ReleasedApplication.of(1, "CodeDeployDefault.LambdaAllAtOnce"), List.of("one", "two"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudformation:CreateChangeSet",
                "cloudformation:ExecuteChangeSet",
                "codedeploy:CreateDeployment",
                "codepipeline:PutJobSuccessResult",
                "lambda:PublishVersion"
            })
    void the_answer_is_that_of_a_function_that_did_not_die(String operation) throws InterruptedException {
        assertEquals(
                List.of(),
                new EveryMoment(RELEASE, Disturbance.KILLED, TakeOver.LAMBDA)
                        .run(operation)
                        .different());
    }
}

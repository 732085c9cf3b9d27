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
        assertEquals(
                List.of(),
                new EveryMoment(RELEASE, Disturbance.DUPLICATE, TakeOver.LAMBDA)
                        .run(operation)
                        .different());
    }
}

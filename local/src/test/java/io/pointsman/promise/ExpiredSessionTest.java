package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session expires when an artifact is looked at or read: the release goes on, and each of its jobs is in the list of jobs. */
@Tag("long")
final class ExpiredSessionTest {
    private static final ReleaseCase RELEASE = new ReleaseCase(
            "first release", ReleasedApplication.of(1, "CodeDeployDefault.LambdaAllAtOnce"), List.of("one"));

    @ParameterizedTest
    @ValueSource(strings = {"s3:HeadObject", "s3:GetObject"})
    void it_is_asked_again(String operation) throws InterruptedException {
        assertEquals(
                List.of(),
                new EveryMoment(RELEASE, Disturbance.EXPIRED, TakeOver.LAMBDA)
                        .run(operation)
                        .different());
    }
}

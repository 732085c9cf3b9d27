package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pointsman.endpoint.fault.When;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Between the look of one writer and its write another one writes the same document: neither loses what it wrote. */
@Tag("long")
final class TwoWritersTest {
    /** Every how many-th write is met; .ci/promises meets all of them. */
    private static final int EACH = Integer.getInteger("promises.writes", 6);

    private static boolean isMet(CallPoint moment) {
        return moment.operation().equals("s3:PutObject")
                && moment.when() == When.BEFORE_EFFECT
                && moment.call() % EACH == 0;
    }

    @Test
    void two_jobs_of_one_release_write_its_record() throws InterruptedException {
        ReleaseCase release = new ReleaseCase(
                "update", ReleasedApplication.of(1, "CodeDeployDefault.LambdaAllAtOnce"), List.of("one", "two"));
        assertEquals(
                List.of(),
                new EveryMoment(release, Disturbance.OVERTAKEN, TakeOver.LAMBDA)
                        .run(TwoWritersTest::isMet)
                        .different());
    }

    @Test
    void two_releases_write_the_index_and_the_list_of_jobs() {
        Meeting meeting = new Meeting("PARALLEL", ReleasedApplication.PIPELINE, Meeting.Course.GOES_ALL_THE_WAY);
        List<CallPoint> writes = CallPoint.all(meeting.calls()).stream()
                .filter(TwoWritersTest::isMet)
                .toList();
        List<String> wrong = new ArrayList<>();
        writes.forEach(moment -> meeting.wrong(moment).forEach(line -> wrong.add(moment + ": " + line)));
        assertFalse(writes.isEmpty());
        assertEquals(List.of(), wrong);
    }
}

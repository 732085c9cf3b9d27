package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two releases of one stack meet between any two calls of one of them: one wins, the other says what happened, nothing is mixed, and who
 * lost wins when it is tried again.
 */
final class TwoReleasesTest {
    /** Every how many-th moment; 1 is all of them. */
    private static final int SHARE = Integer.getInteger("promises.share", 500) / 2 + 1;

    static Stream<Meeting> meetings() {
        String same = ReleasedApplication.PIPELINE;
        return Stream.concat(
                Stream.of("SUPERSEDED", "QUEUED").map(mode -> new Meeting(mode, same, Meeting.Course.BEGINS)),
                Stream.of(Meeting.Course.values())
                        .flatMap(course -> Stream.of(
                                new Meeting("PARALLEL", same, course), new Meeting("SUPERSEDED", "second", course))));
    }

    @ParameterizedTest
    @MethodSource("meetings")
    void one_wins_and_the_other_says_what_happened(Meeting meeting) {
        List<CallPoint> moments = CallPoint.all(meeting.calls());
        List<String> wrong = new ArrayList<>();
        int played = 0;
        for (int i = Math.floorMod(meeting.toString().hashCode(), SHARE); i < moments.size(); i += SHARE) {
            CallPoint moment = moments.get(i);
            meeting.wrong(moment).forEach(line -> wrong.add(moment + ": " + line));
            played++;
        }
        System.out.println("promises: " + meeting + ": " + played + " schedules, " + wrong.size() + " wrong");
        assertTrue(played > 0, "no schedule was played");
        assertEquals(List.of(), wrong);
    }
}

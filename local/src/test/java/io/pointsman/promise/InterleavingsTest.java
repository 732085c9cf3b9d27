package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person does something by hand between any two calls of a release: it comes to an end, says why, and mixes nothing. */
final class InterleavingsTest {
    /** Every how many-th moment; 1 is all of them. */
    private static final int SHARE = Integer.getInteger("promises.share", 500) / 5 + 1;

    private static final ReleaseCase RELEASE =
            new ReleaseCase("update", ReleasedApplication.of(1, "Canary20Percent1Minutes"), List.of("one", "two"));

    @ParameterizedTest
    @EnumSource
    void a_person_between_any_two_calls_leaves_nothing_mixed(Person person) {
        UndisturbedRelease release = UndisturbedRelease.of(RELEASE);
        List<CallPoint> moments = CallPoint.all(release.calls());
        List<String> wrong = new ArrayList<>();
        int played = 0;
        for (int i = List.of(Person.values()).indexOf(person); i < moments.size(); i += SHARE) {
            CallPoint moment = moments.get(i);
            played++;
            release.wrong(moment, person::acts).forEach(line -> wrong.add(moment + ": " + line));
        }
        System.out.println("promises: a person " + person + ": " + played + " schedules, " + wrong.size() + " wrong");
        assertTrue(played > 0, "no schedule was played");
        assertEquals(List.of(), wrong);
    }
}

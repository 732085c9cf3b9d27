package io.pointsman.stale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.promise.ReleaseCase;
import io.pointsman.promise.ReleaseGround;
import io.pointsman.promise.TakeOver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A release to which AWS answers, three times in a row, what was so a while ago: each reading call of it in turn. S3 is left out, which is
 * consistent (its user guide, "Amazon S3 data consistency model").
 */
final class StaleReadsTest {
    private static final int SHARE = Integer.getInteger("promises.share", 60);
    private static final int LOOKS = 3;
    private static final Duration WHILE = Duration.ofMinutes(2);
    private static final Pattern READING =
            Pattern.compile("(lambda|cloudformation|codedeploy|monitoring):(Describe|Get|List|Batch).*");
    private static final int SHOWN = 6;

    /** @param call which one of that operation */
    private record StaleLook(String operation, int call) {
        private void isStale(ReleaseGround ground) {
            for (int look = call; look < call + LOOKS; look++) {
                ground.world.faults().at(operation, look, When.AFTER_EFFECT, new Fault.Stale(WHILE));
            }
        }
    }

    private static List<StaleLook> looks(List<String> calls) {
        Map<String, Integer> seen = new HashMap<>();
        List<StaleLook> looks = new ArrayList<>();
        calls.stream()
                .filter(READING.asMatchPredicate())
                .forEach(operation -> looks.add(new StaleLook(operation, seen.merge(operation, 1, Integer::sum))));
        return looks;
    }

    @Test
    void ends_as_the_one_that_sees_things_as_they_are() {
        int schedules = 0;
        List<String> different = new ArrayList<>();
        for (ReleaseCase release : ReleaseCase.all().subList(0, 2)) {
            ReleaseCase.Ended undisturbed = release.play(ground -> {}, TakeOver.LAMBDA);
            List<StaleLook> looks = looks(undisturbed.calls());
            assertTrue(looks.size() > LOOKS, () -> "the release looks: " + undisturbed.calls());
            for (int i = SHARE / 2 % looks.size(); i < looks.size(); i += SHARE) {
                schedules++;
                different.addAll(difference(release, looks.get(i), undisturbed.state()));
            }
        }
        System.out.printf("promises: stale reads: %d schedules, %d different%n", schedules, different.size());

        assertEquals(List.of(), different);
    }

    private static List<String> difference(ReleaseCase release, StaleLook look, List<String> undisturbed) {
        List<String> state = release.play(look::isStale, TakeOver.LAMBDA).state();
        if (state.equals(undisturbed)) {
            return List.of();
        }
        List<String> more = new ArrayList<>(state);
        more.removeAll(undisturbed);
        List<String> less = new ArrayList<>(undisturbed);
        less.removeAll(state);
        return List.of(release + ", " + look + ": there is "
                + more.stream().limit(SHOWN).toList() + ", there is no "
                + less.stream().limit(SHOWN).toList());
    }
}

package io.pointsman.actions.shift.plan;

import io.pointsman.engine.Refusal;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** How long a shift takes at least, if nothing ever waits: its waves, one after the other. */
record ShiftTime(long minutes) {
    /** An action of CodePipeline is failed after 24 hours (docs/aws-facts.md). */
    private static final long ACTION_MINUTES = 24 * 60;

    /**
     * @param minutes that the configuration of a function takes
     * @param maxConcurrent deployments under way at once
     */
    static ShiftTime of(List<FunctionDeployment> shifts, ToIntFunction<FunctionDeployment> minutes, int maxConcurrent) {
        Map<Integer, List<Integer>> waves = new TreeMap<>();
        shifts.stream()
                .filter(shift -> shift.is(Phase.PENDING))
                .forEach(shift -> waves.computeIfAbsent(shift.wave(), wave -> new ArrayList<>())
                        .add(minutes.applyAsInt(shift)));
        return new ShiftTime(waves.values().stream()
                .mapToLong(wave -> least(wave, maxConcurrent))
                .sum());
    }

    /** The longest one, or all of them in so many rows. */
    private static long least(List<Integer> wave, int rows) {
        long all = wave.stream().mapToLong(Integer::longValue).sum();
        long longest = wave.stream().mapToLong(Integer::longValue).max().orElse(0);
        return Math.max(longest, Math.ceilDiv(all, (long) rows));
    }

    void refuseMoreThanADay() {
        if (minutes >= ACTION_MINUTES) {
            throw Refusal.configuration("this shift takes " + said() + " at least, waves and deployment configurations"
                    + " added up, and CodePipeline fails an action"
                    + " after 24 hours. Choose a faster"
                    + " DeploymentConfigName, fewer Waves or a larger"
                    + " MaxConcurrent");
        }
    }

    private String said() {
        return minutes % 60 == 0 ? minutes / 60 + " hours" : minutes / 60 + " hours and " + minutes % 60 + " minutes";
    }
}

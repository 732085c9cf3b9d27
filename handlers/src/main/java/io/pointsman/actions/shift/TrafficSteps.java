package io.pointsman.actions.shift;

import io.pointsman.actions.shift.ports.Routing;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.TrafficWeight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When the alias of a deployment that is under way may show another weight than it did last. CodeDeploy takes its steps when the
 * configuration says; the weights are for people, and where the alias is in the end is looked up in any case.
 */
final class TrafficSteps {
    private TrafficSteps() {}

    /** Where nobody can tell, yes. */
    static boolean isToBeSeen(FunctionDeployment function, Instant now) {
        List<TrafficWeight> weights = function.weights();
        return TrafficConfig.of(function.config())
                .routing()
                .map(routing -> switch (routing) {
                    case Routing.AllAtOnce() -> false;
                    case Routing.Canary(int percent, int minutes) -> isNext(weights, minutes, now);
                    case Routing.Linear(int percent, int minutes) -> isNext(weights, minutes, now);
                })
                .orElse(true);
    }

    /** What was seen last was there up to a look earlier. */
    private static boolean isNext(List<TrafficWeight> weights, int minutes, Instant now) {
        return weights.isEmpty()
                || !now.isBefore(
                        weights.getLast().at().plus(Duration.ofMinutes(minutes)).minus(Poll.LONGEST));
    }
}

package io.pointsman.report;

import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of traffic, by what the attempt knows, in the words of the console. */
final class MovedTraffic {
    private MovedTraffic() {}

    static String said(Attempt attempt) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        attempt.functions().forEach(function -> counts.merge(word(function.phase()), 1, Integer::sum));
        return counts.isEmpty()
                ? "no function to move"
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    static String word(Phase phase) {
        return switch (phase) {
            case UNCHANGED -> "unchanged";
            case LEFT_OUT -> "left out";
            case NO_ALIAS -> "without an alias yet";
            case CREATED -> "alias created";
            case PENDING -> "pending";
            case IN_PROGRESS -> "in progress";
            case SUCCEEDED -> "succeeded";
            case STOPPING -> "stopping";
            case CODEDEPLOY_ROLLING_BACK, ROLLING_BACK -> "rolling back";
            case FAILED -> "failed";
            case ROLLED_BACK -> "rolled back";
            case SKIPPED -> "not started";
        };
    }
}

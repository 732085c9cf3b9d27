package io.pointsman.actions.shift.ports;

import io.pointsman.engine.Refusal;

/** How traffic moves over time. */
public sealed interface Routing {
    /** CodeDeploy's longest time from the first to the last step. */
    int LONGEST_MINUTES = 2_880;

    record AllAtOnce() implements Routing {}

    /** A share first, the rest after that time. */
    record Canary(int percent, int minutes) implements Routing {}

    /** The same share again and again. */
    record Linear(int percent, int minutes) implements Routing {}

    /** From the first bit of traffic to the last. */
    default int minutesInAll() {
        return switch (this) {
            case AllAtOnce() -> 0;
            case Canary(int percent, int minutes) -> minutes;
            case Linear(int percent, int minutes) -> (Math.ceilDiv(100, percent) - 1) * minutes;
        };
    }

    /** The same, once CodeDeploy would take it; otherwise a {@code Refusal} that names the limit. */
    static Routing checked(String name, Routing routing, int percent, int minutes) {
        if (percent < 1 || percent > 99 || minutes < 1 || routing.minutesInAll() > LONGEST_MINUTES) {
            throw Refusal.configuration("UserParameters: DeploymentConfigName " + name
                    + ": the percentage must be from 1 to 99, and all traffic must have moved within " + LONGEST_MINUTES
                    + " minutes");
        }
        return routing;
    }
}

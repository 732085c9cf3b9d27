package io.pointsman.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What CodeDeploy's own record says of one deployment of a function.
 *
 * @param events of its life: {@code BeforeAllowTraffic}, {@code AllowTraffic}, {@code AfterAllowTraffic}
 * @param leastTime how long its configuration lets both versions answer at least
 */
record Shifted(
        String id,
        String function,
        String alias,
        String from,
        String to,
        String status,
        Map<String, Event> events,
        Duration leastTime) {
    private static final String TRAFFIC = "AllowTraffic";

    /** @param start empty where it has not begun; by the endpoint's clock, as {@code end} */
    record Event(String status, Optional<Instant> start, Optional<Instant> end) {}

    /** From when on the new version had a share. */
    Optional<Instant> began() {
        return traffic().flatMap(Event::start);
    }

    Optional<Instant> ended() {
        return traffic().flatMap(Event::end);
    }

    private Optional<Event> traffic() {
        return Optional.ofNullable(events.get(TRAFFIC));
    }

    String statusOf(String event) {
        return Optional.ofNullable(events.get(event)).map(Event::status).orElse("none");
    }

    /** Why this deployment is not what moved the alias; empty if it is. */
    Optional<String> objection(String before, String after) {
        if (!alias.equals(Traffic.ALIAS) || !from.equals(before) || !to.equals(after) || !status.equals("Succeeded")) {
            return Optional.of(
                    "deployment " + id + " of alias " + alias + " from " + from + " to " + to + " is " + status);
        }
        if (!statusOf(TRAFFIC).equals("Succeeded")) {
            return Optional.of("deployment " + id + " has moved no traffic: " + TRAFFIC + " is " + statusOf(TRAFFIC));
        }
        Duration took = Duration.between(began().orElseThrow(), ended().orElseThrow());
        return took.compareTo(leastTime) >= 0
                ? Optional.empty()
                : Optional.of("deployment " + id + " let both versions answer for " + took + " only, not " + leastTime);
    }
}

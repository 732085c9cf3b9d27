package io.pointsman.endpoint.codedeploy;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How traffic moves: the weights of the target version over time (docs/aws-facts.md). */
sealed interface Routing {
    /** The longest time from the first to the last shift. */
    long LONGEST_MINUTES = 2_880;

    record AllAtOnce() implements Routing {}

    record Canary(int percent, int minutes) implements Routing {}

    record Linear(int percent, int minutes) implements Routing {}

    /** One shift: the target's weight in percent, that long after the first. */
    record Shift(int percent, Duration at) {}

    /** Every shift, the last one to 100 percent. */
    default List<Shift> shifts() {
        return switch (this) {
            case AllAtOnce() -> List.of(new Shift(100, Duration.ZERO));
            case Canary(int percent, int minutes) ->
                List.of(new Shift(percent, Duration.ZERO), new Shift(100, Duration.ofMinutes(minutes)));
            case Linear(int percent, int minutes) -> linear(percent, minutes);
        };
    }

    private static List<Shift> linear(int percent, int minutes) {
        List<Shift> shifts = new ArrayList<>();
        for (int weight = percent, at = 0; weight < 100; weight += percent, at += minutes) {
            shifts.add(new Shift(weight, Duration.ofMinutes(at)));
        }
        shifts.add(new Shift(100, Duration.ofMinutes((long) shifts.size() * minutes)));
        return shifts;
    }

    /** Reads {@code trafficRoutingConfig}. */
    static Routing of(JsonObject config) {
        Routing routing = switch (config.text("type").orElse("")) {
            case "AllAtOnce" -> new AllAtOnce();
            case "TimeBasedCanary" -> {
                JsonObject canary = config.objectOrEmpty("timeBasedCanary");
                yield new Canary(percent(canary, "canaryPercentage"), minutes(canary, "canaryInterval"));
            }
            case "TimeBasedLinear" -> {
                JsonObject linear = config.objectOrEmpty("timeBasedLinear");
                yield new Linear(percent(linear, "linearPercentage"), minutes(linear, "linearInterval"));
            }
            default -> throw invalid("type must be TimeBasedCanary, TimeBasedLinear or AllAtOnce");
        };
        if (routing.shifts().getLast().at().toMinutes() > LONGEST_MINUTES) {
            throw invalid("the last shift may come at most " + LONGEST_MINUTES + " minutes after the first");
        }
        return routing;
    }

    private static int percent(JsonObject config, String name) {
        return within(config, name, 1, 99);
    }

    private static int minutes(JsonObject config, String name) {
        return within(config, name, 1, LONGEST_MINUTES);
    }

    private static int within(JsonObject config, String name, long least, long most) {
        long value = config.number(name).orElseThrow(() -> invalid(name + " is missing"));
        if (value < least || value > most) {
            throw invalid(name + " must be from " + least + " to " + most);
        }
        return Math.toIntExact(value);
    }

    private static RuntimeException invalid(String message) {
        return Refused.as("InvalidTrafficRoutingConfigurationException", message);
    }

    /** As {@code trafficRoutingConfig}. */
    default JsonObject json() {
        return switch (this) {
            case AllAtOnce() -> JsonObject.of("type", "AllAtOnce");
            case Canary(int percent, int minutes) ->
                JsonObject.of("type", "TimeBasedCanary")
                        .with("timeBasedCanary", JsonObject.of("canaryPercentage", percent, "canaryInterval", minutes));
            case Linear(int percent, int minutes) ->
                JsonObject.of("type", "TimeBasedLinear")
                        .with("timeBasedLinear", JsonObject.of("linearPercentage", percent, "linearInterval", minutes));
        };
    }
}

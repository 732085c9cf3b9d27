package io.pointsman.actions.shift.sdk;

import io.pointsman.actions.shift.ports.Routing;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;

/** A {@link Routing} in CodeDeploy's words, and back. */
final class SdkRouting {
    private SdkRouting() {}

    static Routing read(TrafficRoutingConfig config) {
        return switch (config.type()) {
            case ALL_AT_ONCE -> new Routing.AllAtOnce();
            case TIME_BASED_CANARY ->
                new Routing.Canary(
                        config.timeBasedCanary().canaryPercentage(),
                        config.timeBasedCanary().canaryInterval());
            case TIME_BASED_LINEAR ->
                new Routing.Linear(
                        config.timeBasedLinear().linearPercentage(),
                        config.timeBasedLinear().linearInterval());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("CodeDeploy traffic routing " + config.typeAsString());
        };
    }

    static TrafficRoutingConfig write(Routing routing) {
        TrafficRoutingConfig.Builder config = TrafficRoutingConfig.builder();
        return switch (routing) {
            case Routing.AllAtOnce() ->
                config.type(TrafficRoutingType.ALL_AT_ONCE).build();
            case Routing.Canary(int percent, int minutes) ->
                config.type(TrafficRoutingType.TIME_BASED_CANARY)
                        .timeBasedCanary(
                                canary -> canary.canaryPercentage(percent).canaryInterval(minutes))
                        .build();
            case Routing.Linear(int percent, int minutes) ->
                config.type(TrafficRoutingType.TIME_BASED_LINEAR)
                        .timeBasedLinear(
                                linear -> linear.linearPercentage(percent).linearInterval(minutes))
                        .build();
        };
    }
}

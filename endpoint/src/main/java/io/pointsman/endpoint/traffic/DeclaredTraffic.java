package io.pointsman.endpoint.traffic;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.metric.InvocationMetrics;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Callers of an alias who are said and not played: on the endpoint's time, so many a minute, each version answering as declared. No
 * function runs; the metrics are those of the calls, split by the alias's weights to the call, so that the same traffic comes out the same.
 */
public final class DeclaredTraffic {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final double STEPS_A_MINUTE = 6;

    private final World world;
    private final String function;
    private final String alias;
    private final double callsPerMinute;
    private final Map<String, VersionBehavior> behaviors;
    private final Map<String, Double> carried = new LinkedHashMap<>();
    private boolean ended;

    /** @param behaviors by version; {@link VersionBehavior#GOOD} where none is declared */
    public DeclaredTraffic(
            World world, String function, String alias, double callsPerMinute, Map<String, VersionBehavior> behaviors) {
        this.world = world;
        this.function = function;
        this.alias = alias;
        this.callsPerMinute = callsPerMinute;
        this.behaviors = Map.copyOf(behaviors);
    }

    /** From now until {@link #end}. */
    public void begin() {
        world.clock().after(STEP, this::step);
    }

    public void end() {
        world.locked(() -> ended = true);
    }

    private void step() {
        if (ended) {
            return;
        }
        weights().forEach((version, weight) -> serve(version, callsPerMinute / STEPS_A_MINUTE * weight));
        begin();
    }

    private Map<String, Double> weights() {
        JsonObject found = world.call("lambda", "GetAlias", JsonObject.of("FunctionName", function, "Name", alias));
        Map<String, Double> weights = new LinkedHashMap<>();
        double rest = 1;
        Map<String, ?> additional = found.objectOrEmpty("RoutingConfig")
                .objectOrEmpty("AdditionalVersionWeights")
                .members();
        for (Map.Entry<String, ?> one : additional.entrySet()) {
            double weight = new BigDecimal(String.valueOf(one.getValue())).doubleValue();
            weights.put(one.getKey(), weight);
            rest -= weight;
        }
        weights.put(found.needText("FunctionVersion"), rest);
        return weights;
    }

    private void serve(String version, double calls) {
        VersionBehavior behavior = behaviors.getOrDefault(version, VersionBehavior.GOOD);
        long failed = whole(version + " failed", calls * behavior.failing());
        long fine = whole(version + " fine", calls * (1 - behavior.failing()));
        add(version, behavior, true, failed);
        add(version, behavior, false, fine);
    }

    /** Parts of calls become whole ones over time. */
    private long whole(String of, double more) {
        double sum = carried.getOrDefault(of, 0.0) + more;
        long whole = (long) Math.floor(sum + 1e-9);
        carried.put(of, sum - whole);
        return whole;
    }

    private void add(String version, VersionBehavior behavior, boolean failed, long count) {
        if (count > 0) {
            new InvocationMetrics(world.metrics())
                    .add(new InvocationMetrics.Served(
                            function,
                            Optional.of(alias),
                            version,
                            world.clock().instant(),
                            failed,
                            behavior.took(),
                            count));
        }
    }
}

package io.pointsman.bench.release;

import io.pointsman.actions.changeset.ChangeSetHandler;
import io.pointsman.actions.execute.ExecuteHandler;
import io.pointsman.actions.publish.PublishHandler;
import io.pointsman.actions.rewrite.RewriteHandler;
import io.pointsman.actions.shift.ShiftHandler;
import io.pointsman.endpoint.World;
import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.TimedFunction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** In this process, on a clock that stands still until they wait. */
final class FunctionsHere implements Functions {
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private final VirtualTime time;
    private final Map<String, TimedFunction> functions = new HashMap<>();

    /** @param asked hears of each of their calls */
    FunctionsHere(World world, Map<String, String> variables, BiConsumer<String, String> asked) {
        time = new VirtualTime(world.clock());
        SlowWire wire = new SlowWire(world, time, asked);
        Map<String, ActionFunction> handlers = Map.of(
                "rewrite", new RewriteHandler(),
                "changeset", new ChangeSetHandler(),
                "execute", new ExecuteHandler(),
                "publish", new PublishHandler(),
                "shift", new ShiftHandler());
        handlers.forEach((name, handler) ->
                functions.put(name, new TimedFunction(handler, world.clock(), time::pass, wire, variables)));
    }

    @Override
    public void call(String action, String event) {
        TimedFunction function = Objects.requireNonNull(functions.get(action), action);
        time.run(() -> function.call(event, TIMEOUT));
    }

    @Override
    public String log() {
        StringBuilder all = new StringBuilder();
        functions.values().forEach(function -> all.append(function.log()));
        return all.toString();
    }

    @Override
    public void close() {
        // Nothing of them is left.
    }
}

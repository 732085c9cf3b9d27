package io.pointsman.runtime;

import io.pointsman.actions.changeset.ChangeSetHandler;
import io.pointsman.actions.execute.ExecuteHandler;
import io.pointsman.actions.publish.PublishHandler;
import io.pointsman.actions.retain.RetainHandler;
import io.pointsman.actions.rewrite.RewriteHandler;
import io.pointsman.actions.shift.ShiftHandler;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Pointsman's functions in this process, each as Lambda would call it: whole event in, job answered, result out. */
public final class FunctionsInProcess {
    private static final Map<String, ActionFunction> ALL = Map.of(
            "rewrite", new RewriteHandler(),
            "changeset", new ChangeSetHandler(),
            "execute", new ExecuteHandler(),
            "publish", new PublishHandler(),
            "shift", new ShiftHandler(),
            "retain", new RetainHandler());

    private final InProcessSurroundings around;

    public FunctionsInProcess(InProcessSurroundings around) {
        this.around = around;
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * What the function returns.
     *
     * @param log takes its lines
     */
    public JsonObject call(String function, String event, Duration timeout, ByteArrayOutputStream log)
            throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        around.out = new PrintStream(log, true, StandardCharsets.UTF_8);
        Objects.requireNonNull(ALL.get(function))
                .handle(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                        result,
                        Invocation.with(timeout),
                        around);
        return Json.object(result.toString(StandardCharsets.UTF_8));
    }
}

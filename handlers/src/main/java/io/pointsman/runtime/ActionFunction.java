package io.pointsman.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.pointsman.engine.Action;
import io.pointsman.engine.Outcome;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.settings.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Lambda side of an action: event in, job answered, result out. A handler extends it and says in its constructor how to
 * build its action. The action's name, for the log and for its section of the settings file, is the handler's folder.
 *
 * <p>Throws only when the event has no job id, or when CodePipeline cannot be reached: then Lambda calls again.
 */
public abstract class ActionFunction implements RequestStreamHandler {
    private final Function<Workplace, Action<?, ?>> build;
    private final Function<Outcome, Optional<ReleaseEvent>> end;
    private final List<Key<?>> names;
    private final Surroundings around;

    protected ActionFunction(Function<Workplace, Action<?, ?>> build) {
        this(build, ReleaseEvent::usual);
    }

    /** @param end what an outcome of this action means for the release; an action is not the last one unless it says so */
    protected ActionFunction(Function<Workplace, Action<?, ?>> build, Function<Outcome, Optional<ReleaseEvent>> end) {
        this(build, end, List.of());
    }

    /** @param names of an action that has something under way which it must bring to rest although its artifact cannot be read any more */
    protected ActionFunction(
            Function<Workplace, Action<?, ?>> build,
            Function<Outcome, Optional<ReleaseEvent>> end,
            List<Key<?>> names) {
        this.build = build;
        this.end = end;
        this.names = names;
        this.around = new LambdaSurroundings(System.getenv());
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        handle(input, output, context, around);
    }

    /** With other surroundings than the function's own: every handler can be tried without AWS. */
    final void handle(InputStream input, OutputStream output, Context context, Surroundings around) throws IOException {
        Instant deadline = around.clock().instant().plusMillis(context.getRemainingTimeInMillis());
        JobEnvelope envelope = JobEnvelope.read(input);
        JobCall call = new JobCall(name(), build, end, names, around, envelope, log(envelope, context, around));
        Outcome outcome = call.answered(deadline);
        output.write(Json.text(CallResult.of(outcome)).getBytes(StandardCharsets.UTF_8));
    }

    private String name() {
        String folder = getClass().getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }

    private JsonLines log(JobEnvelope envelope, Context context, Surroundings around) {
        JsonObject always = JsonObject.of("action", name(), "job", envelope.id())
                .with("request", (Object) context.getAwsRequestId());
        return new JsonLines(around.out(), around.clock(), envelope.secrets(), always);
    }
}

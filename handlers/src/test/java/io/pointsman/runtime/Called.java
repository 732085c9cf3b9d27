package io.pointsman.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.pointsman.engine.Action;
import io.pointsman.engine.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mockito.Mockito;

/** One call of a function, as Lambda makes it. */
final class Called {
    private static final Duration LEFT = Duration.ofMinutes(15);

    private Called() {}

    /** The function's result, as text. */
    static String with(String event, ActionFunction function, Surroundings around) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        function.handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), result, context(), around);
        return result.toString(StandardCharsets.UTF_8);
    }

    /** A function of one action, which answers every move with the same step. */
    static ActionFunction answering(Supplier<Step<String>> step) {
        return of(place -> new FixedAction(step));
    }

    static ActionFunction of(Function<Workplace, Action<?, ?>> build) {
        return new ActionFunction(build) {};
    }

    private static Context context() {
        Context context = Mockito.mock(Context.class);
        Mockito.when(context.getRemainingTimeInMillis()).thenReturn(Math.toIntExact(LEFT.toMillis()));
        Mockito.when(context.getAwsRequestId()).thenReturn("request-1");
        return context;
    }
}

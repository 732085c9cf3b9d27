package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Action;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Called by hand, an action waits in place as long as it may, and answers its caller alone. */
final class ManualCallTest {
    private final FakeSurroundings around = new FakeSurroundings();
    private final JsonObject data = Events.data("{}").with("artifactCredentials", (Object) null);

    @AfterEach
    void nobody_was_answered() {
        assertEquals(List.of(), around.codePipeline.heard);
    }

    @Test
    void success_is_the_result() throws IOException {
        assertEquals(
                "{\"status\":\"Succeeded\",\"outputs\":{\"a\":\"b\"}}", call(() -> new Step.Done<>(Map.of("a", "b"))));
    }

    @Test
    void failure_is_the_result() throws IOException {
        assertEquals(
                "{\"status\":\"Failed\",\"type\":\"PermissionError\",\"message\":\"no\"}",
                call(() -> new Step.Stop<>(FailureKind.PERMISSION, "no")));
    }

    @Test
    void a_surprise_is_a_result_too() throws IOException {
        assertTrue(call(() -> {
                    throw new StackOverflowError("deep");
                })
                .startsWith("{\"status\":\"Failed\",\"type\":\"JobFailed\""));
    }

    @Test
    void a_wait_that_codepipeline_would_get_a_token_for_happens_in_place() throws IOException {
        Queue<Step<String>> steps = new ArrayDeque<>(List.of(wait(Duration.ofMinutes(10)), new Step.Done<>(Map.of())));

        assertEquals("{\"status\":\"Succeeded\",\"outputs\":{}}", call(steps::remove));
        assertEquals(List.of(Duration.ofMinutes(10)), around.waits);
    }

    @Test
    void a_wait_past_the_function_s_end_is_a_token_to_go_on_with() throws IOException {
        assertEquals(
                "{\"status\":\"InProgress\",\"continuationToken\":\"v1 0 second\",\"message\":\"moving\"}",
                call(() -> wait(Duration.ofMinutes(15))));
    }

    @Test
    void artifacts_are_read_as_the_function_itself() throws IOException {
        around.s3.objects.put("artifacts/pipeline/In", new byte[22]);

        callAction(place -> new FixedAction(() -> {
            place.artifacts().open(new JobArtifact("In", "artifacts", "pipeline/In", Optional.empty()));
            return new Step.Done<>(Map.of());
        }));

        assertEquals(List.of(Optional.empty()), around.readers);
    }

    private String call(Supplier<Step<String>> step) throws IOException {
        return callAction(place -> new FixedAction(step));
    }

    private String callAction(Function<Workplace, Action<?, ?>> build) throws IOException {
        return Called.with(Events.job("manual", data), Called.of(build), around);
    }

    private static Step<String> wait(Duration time) {
        return new Step.Wait<>("second", Progress.of("moving"), time);
    }
}

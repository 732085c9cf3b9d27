package io.pointsman.hooks.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.pointsman.engine.Unavailable;
import io.pointsman.gates.ClosedGate;
import io.pointsman.gates.Gates;
import io.pointsman.hooks.HookedDeployments;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.DeploymentMark.Way;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

final class GateHandlerTest {
    private static final String OURS = new DeploymentMark("run", "web", "live", "Cart", Way.TRY, 1).text();

    private final Map<String, String> gates = new HashMap<>();
    private final List<String> answers = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    @Test
    void an_open_gate_says_yes() throws IOException {
        ask(OURS, false);

        assertEquals(List.of("d-1 e-1 true"), answers);
    }

    @Test
    void a_closed_gate_says_no_and_its_reason_is_the_last_line_of_the_log() throws IOException {
        gates.put("web", "  no releases\nbefore Monday ");

        ask(OURS, false);

        assertEquals(List.of("d-1 e-1 false"), answers);
        assertEquals("the gate of stack web is closed: no releases before Monday\n", log.getLast());
    }

    @Test
    void the_gate_of_another_stack_is_none_of_its_business() throws IOException {
        gates.put("shop", "closed");

        ask(OURS, false);

        assertEquals(List.of("d-1 e-1 true"), answers);
    }

    @Test
    void a_long_reason_is_cut_and_an_empty_one_is_still_a_no() throws IOException {
        gates.put("web", "x".repeat(5_000));
        ask(OURS, false);
        gates.put("web", "");
        ask(OURS, false);

        assertEquals(List.of("d-1 e-1 false", "d-1 e-1 false"), answers);
        assertTrue(log.getFirst().length() < 600);
        assertEquals("the gate of stack web is closed: no reason is given\n", log.getLast());
    }

    @Test
    void a_deployment_that_names_no_stack_is_answered_with_no() throws IOException {
        ask("by hand", false);

        assertEquals(List.of("d-1 e-1 false"), answers);
        assertTrue(log.getLast().contains("names no stack"), log.getLast());
    }

    @Test
    void a_gate_that_cannot_tell_answers_with_no_and_the_reason() throws IOException {
        handle(deployments(OURS, false), stack -> {
            throw new Unavailable("S3 is away");
        });

        assertEquals(List.of("d-1 e-1 false"), answers);
        assertEquals("the release gate could not be read: S3 is away\n", log.getLast());
    }

    @Test
    void a_closed_gate_does_not_hold_up_a_rollback() throws IOException {
        gates.put("web", "closed");

        ask("Rollback of deployment d-0", true);

        assertEquals(List.of("d-1 e-1 true"), answers);
    }

    @Test
    void the_sample_event_is_understood() throws IOException {
        String event = Files.readString(Path.of("..", "events", "gate.before-allow-traffic.json"));

        handle(event, deployments(OURS, false), stack -> Optional.empty());

        assertEquals(List.of("d-EXAMPLE00 eyJlbmNyeXB0ZWREYXRhIjoiRVhBTVBMRSJ9 true"), answers);
    }

    @Test
    void on_a_first_release_the_answer_is_what_it_returns() throws IOException {
        gates.put("web", "closed");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String event = """
            {"DeploymentId":"first-release","LifecycleEventHookExecutionId":"first-release",
             "Pointsman":{"Stack":"web","RunName":"run-1","Function":"Cart"}}\
            """;

        new GateHandler(deployments("", false), this::closed)
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context());

        assertEquals(
                "{\"Status\":\"Failed\",\"Reason\":\"the gate of stack web is closed: closed\"}",
                output.toString(StandardCharsets.UTF_8));
        assertEquals(List.of(), answers);
    }

    private Optional<ClosedGate> closed(String stack) {
        return Optional.ofNullable(gates.get(stack))
                .map(text -> new ClosedGate("s3://releases/gates/" + stack, text, Instant.EPOCH, Optional.empty()));
    }

    private void ask(String description, boolean rollback) throws IOException {
        handle(deployments(description, rollback), this::closed);
    }

    private void handle(HookedDeployments deployments, Gates gates) throws IOException {
        handle("{\"DeploymentId\":\"d-1\",\"LifecycleEventHookExecutionId\":\"e-1\"}", deployments, gates);
    }

    private void handle(String event, HookedDeployments deployments, Gates gates) throws IOException {
        new GateHandler(deployments, gates)
                .handleRequest(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        context());
    }

    private Context context() {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                log.add(message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
        Context context = Mockito.mock(Context.class);
        Mockito.when(context.getLogger()).thenReturn(logger);
        return context;
    }

    private HookedDeployments deployments(String description, boolean rollback) {
        return new HookedDeployments() {
            @Override
            public Asking find(String deploymentId) {
                return new Asking(description, rollback);
            }

            @Override
            public Optional<Target> target(String deploymentId) {
                throw new AssertionError("the gate asks for no target");
            }

            @Override
            public void answer(String deploymentId, String hookExecutionId, boolean yes) {
                answers.add(deploymentId + " " + hookExecutionId + " " + yes);
            }
        };
    }
}

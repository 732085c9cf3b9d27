package io.pointsman.hooks.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.pointsman.engine.Unavailable;
import io.pointsman.hooks.HookedDeployments;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.VerificationPlan;
import io.pointsman.verification.Check;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Whatever happens, CodeDeploy is answered, and the last words say why. */
final class VerifyHandlerTest {
    private static final String OURS = new DeploymentMark("run-1", "my-app", "live", "Cart", Way.TRY, 1).text();

    private final List<String> answers = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final MemoryRecords records = new MemoryRecords();
    private Targets targets = (function, version, payload, most) -> new Targets.Reply.Returned("{\"statusCode\":200}");

    VerifyHandlerTest() {
        list(DeploymentMark.runName("run-1", "live"));
    }

    private void list(String runName) {
        List<Check> checks =
                Check.read(List.of(Map.of("Name", "up", "Status", 200L))).orElseThrow();
        records.updateVerification(
                "my-app",
                runName,
                plan -> plan.with(new VerificationPlan.Part("Cart", "my-app-Cart-EXAMPLE", "2", checks)));
    }

    @Test
    void a_version_that_answers_as_expected_gets_traffic() throws IOException {
        handle("verify.before-allow-traffic.json");

        assertEquals(List.of("true"), answers);
    }

    @Test
    void one_that_does_not_gets_none_and_the_log_ends_with_the_reason() throws IOException {
        targets = (function, version, payload, most) -> new Targets.Reply.Returned("{\"statusCode\":500}");

        handle("verify.before-allow-traffic.json");

        assertEquals(List.of("false"), answers);
        assertEquals("Verify up of my-app-Cart-EXAMPLE:2: $.statusCode is 500, expected 200\n", log.getLast());
    }

    @Test
    void even_a_hook_that_cannot_ask_answers() throws IOException {
        targets = (function, version, payload, most) -> {
            throw new Unavailable("Lambda is away");
        };

        handle("verify.before-allow-traffic.json");

        assertEquals(List.of("false"), answers);
        assertEquals("the hook cannot tell: Lambda is away\n", log.getLast());
    }

    @Test
    void on_a_first_release_nobody_is_acknowledged_and_the_answer_is_returned() throws IOException {
        list("run-0123456789abcdef0123");

        String returned = handle("verify.first-release.json");

        assertEquals(List.of(), answers);
        assertTrue(returned.startsWith("{\"Status\":\"Succeeded\""), returned);
    }

    private String handle(String sample) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] event = Files.readAllBytes(Path.of("..", "events", sample));
        new VerifyHandler(deployments(), records, targets)
                .handleRequest(new ByteArrayInputStream(event), output, context());
        return output.toString(StandardCharsets.UTF_8);
    }

    private HookedDeployments deployments() {
        return new HookedDeployments() {
            @Override
            public Asking find(String deploymentId) {
                return new Asking(OURS, false);
            }

            @Override
            public Optional<Target> target(String deploymentId) {
                return Optional.of(new Target("my-app-Cart-EXAMPLE", "2"));
            }

            @Override
            public void answer(String deploymentId, String hookExecutionId, boolean yes) {
                answers.add(String.valueOf(yes));
            }
        };
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
        Mockito.when(context.getRemainingTimeInMillis()).thenReturn(900_000);
        return context;
    }
}

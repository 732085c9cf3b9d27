package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.FirstHooks;
import io.pointsman.actions.shift.sdk.SdkFirstHooks;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hooks of a first release, asked by Lambda's Invoke and run for real. */
@DisabledIf(
        value = "io.pointsman.local.endpoint.ReleasePlace#hasNoPython",
        disabledReason = "python3 is not installed on this machine")
final class FirstReleaseOnEndpointTest {
    private static final JsonObject EVENT = JsonObject.of(
            "DeploymentId", "first-release", "Pointsman", JsonObject.of("FunctionName", "web", "TargetVersion", "1"));

    private final ReleasePlace place = new ReleasePlace();
    private final SdkFirstHooks hooks = new SdkFirstHooks(place.lambda);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_hook_that_returns_succeeded_has_said_yes() {
        hook("return {'Status': 'Succeeded', 'Reason': event['Pointsman']['TargetVersion'] + ' is fine'}");

        assertEquals(new FirstHooks.Answer(true, "1 is fine"), hooks.ask("CodeDeployHook_check", EVENT));
    }

    @Test
    void a_hook_that_returns_failed_has_said_no() {
        hook("return {'Status': 'Failed', 'Reason': 'basket is empty'}");

        assertEquals(new FirstHooks.Answer(false, "basket is empty"), hooks.ask("CodeDeployHook_check", EVENT));
    }

    @Test
    void a_hook_that_throws_has_said_no_and_its_log_is_quoted() {
        hook("print('looking'); raise ValueError('no stock')");

        FirstHooks.Answer answer = hooks.ask("CodeDeployHook_check", EVENT);

        assertTrue(
                !answer.yes()
                        && answer.why().contains("looking")
                        && answer.why().contains("no stock"),
                answer.why());
    }

    @Test
    void a_hook_that_returns_anything_else_has_not_said_yes() {
        hook("return 'ok'");

        FirstHooks.Answer answer = hooks.ask("CodeDeployHook_check", EVENT);

        assertTrue(!answer.yes() && answer.why().startsWith("it returned no {\"Status\""), answer.why());
    }

    @Test
    void a_hook_that_is_not_there_has_not_said_yes() {
        assertEquals(
                new FirstHooks.Answer(false, "there is no function of that name"),
                hooks.ask("CodeDeployHook_nobody", EVENT));
    }

    /** {@code docs/publish-and-shift.md}, which gives them for a hook of one's own. */
    private static String twoLines() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "publish-and-shift.md"));
        String from = document.substring(document.indexOf("if \"Pointsman\" in event:"));
        return from.substring(0, from.indexOf("```"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_two_lines_of_the_document_answer(boolean ok) throws IOException {
        hook("ok, reason = " + (ok ? "True" : "False") + ", 'counted'\n"
                + twoLines().indent(2));

        assertEquals(new FirstHooks.Answer(ok, "counted"), hooks.ask("CodeDeployHook_check", EVENT));
    }

    private void hook(String body) {
        place.function("CodeDeployHook_check", "def handler(event, context):\n  " + body);
    }
}

package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.ReleasePlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Hooks of a first release, asked by Lambda's Invoke and run for real. */
@DisabledIf(
        value = "io.pointsman.local.aws.ReleasePlace#hasNoPython",
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

    private void hook(String body) {
        place.function("CodeDeployHook_check", "def handler(event, context):\n  " + body);
    }
}

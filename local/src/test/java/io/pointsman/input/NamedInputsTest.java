package io.pointsman.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UserParameters that once went wrong, or that others got wrong: refused by name at once, and nothing is written. */
final class NamedInputsTest {
    private static final PendingJobs JOBS = new PendingJobs();
    private static final List<Object> PARAMETERS =
            List.of("CodePipeline.job", "data", "actionConfiguration", "configuration", "UserParameters");
    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    private static final int DEEP = 120_000;
    private static final int LONG_NAME = 60_000;

    @AfterAll
    static void close() {
        JOBS.close();
    }

    private static String refused(String action, String parameters) {
        String event = JsonPlaces.in(JOBS.of(action).event.payload()).with(PARAMETERS, Json.text(parameters));
        PendingJob.HeardAnswer heard = assertTimeout(AT_ONCE, () -> JOBS.deliver(action, event));
        assertEquals("", OneAnswer.fault(heard, List.of("UserParameters", "Tags")));
        assertEquals(
                List.of("ConfigurationError"),
                heard.answers().stream()
                        .map(answer -> answer.objectOrEmpty("failureDetails").needText("type"))
                        .toList());
        return heard.failure().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rewrite   | Run              | 1e999999            | /Run is a number of more than 1000 digits
        publish   | Run              | -1e-999999          | /Run is a number of more than 1000 digits
        retain    | Keep             | 1e2147483647        | /Keep is a number of more than 1000 digits
        retain    | Keep             | 99999999999999999999 | Keep must be a whole number
        changeset | NotificationArns | ["x"]               | NotificationArns must be a list of at most 5 ARNs of SNS topics, not ["x"]
        changeset | NotificationArns | [null]              | NotificationArns must be
        changeset | Tags             | {"":"x"}            | Tags: a key has 0 characters
        changeset | Tags             | {"team":""}         | Tags: the value of team has 0 characters
        changeset | ParameterOverrides | {"P":1e999999}    | /ParameterOverrides/P is a number of more than 1000 digits
        execute   | Run              | "\\ud800"           | /Run is no Unicode text
        shift     | Application      | "x\\udc00y"         | /Application is no Unicode text
        shift     | Alarms           | ["\\ud83d"]         | /Alarms/0 is no Unicode text
        shift     | DeploymentConfigName | "\\u0000"       | DeploymentConfigName must be
        execute   | Run              | "1","Run":"2"       | a name is given twice
        rewrite   | StackName        | "\\ufeffweb"        | StackName must be
        """)
    void a_value_that_is_none(String action, String key, String value, String said) {
        String stack = key.equals("StackName") ? "" : "\"StackName\":\"web\",";

        String message = refused(action, "{" + stack + "\"" + key + "\":" + value + "}");

        assertTrue(message.contains(said), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "changeset", "execute", "publish", "shift", "retain"})
    void a_text_that_is_too_much(String action) {
        String deep = "{\"Run\":" + "[".repeat(DEEP / 2) + "]".repeat(DEEP / 2);
        String name = "\"" + "x".repeat(LONG_NAME);

        assertTrue(refused(action, deep).contains("UserParameters: has "));
        assertTrue(refused(action, "{\"Run\":" + "[".repeat(9_000)).contains("too long or nested too deeply"));
        assertTrue(refused(action, "{" + name + "\":1}").contains("is too long or nested too deeply"));
        assertTrue(refused(action, "\uFEFF{}").contains("a JSON object is expected"));
    }
}

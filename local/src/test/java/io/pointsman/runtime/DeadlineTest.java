package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.runtime.ReleasePipeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** The deadline is seen inside a step: a function of 15 s, whose calls take seconds each, answers every job, and the release ends. */
@Tag("long")
class DeadlineTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final int MOST = 300;

    private int invocations;
    private final ReleasePipeline pipeline = new ReleasePipeline();

    @AfterEach
    void close() {
        pipeline.close();
    }

    /** Each answers before its time is over. */
    private void deliver(Event event) {
        Instant begun = pipeline.place.clock.instant();
        JsonObject result = pipeline.deliver(event);
        assertNotEquals(
                JsonObject.empty(),
                result,
                () -> event.function() + " was killed after " + pipeline.around.calls.made + "\n"
                        + pipeline.around.log());
        Duration took = Duration.between(begun, pipeline.place.clock.instant());
        assertTrue(took.compareTo(pipeline.timeout) < 0, () -> event.function() + " took " + took);
    }

    private void slowly(String execution, String action, double seconds) {
        for (Event event = pipeline.take(execution);
                !event.equals(ReleasePipeline.NONE);
                event = pipeline.take(execution)) {
            boolean slow = action.equals("all") || event.function().equals(action);
            pipeline.timeout = slow ? TIMEOUT : Duration.ofMinutes(15);
            pipeline.around.calls.latency = slow ? Duration.ofMillis((long) (seconds * 1000)) : Duration.ZERO;
            deliver(event);
            assertTrue(++invocations < MOST, pipeline.around::log);
        }
        pipeline.around.calls.latency = Duration.ZERO;
    }

    private void isReleased(String execution, int versions) {
        assertEquals("Succeeded", pipeline.status(execution), pipeline.around::log);
        assertEquals(String.valueOf(versions), pipeline.live());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "changeset", "execute", "publish", "shift", "retain"})
    void an_action_whose_calls_are_slow_answers_each_job_in_time(String action) {
        slowly(pipeline.first(), action, 2.5);
        isReleased(pipeline.first(), 1);
        String two = pipeline.start("two");
        slowly(two, action, 2.5);
        isReleased(two, 2);
    }

    /** 15 s are four calls of 3.2 s and a quarter: what CallTime says is enough. */
    @ParameterizedTest
    @ValueSource(doubles = {2.5, 3.2})
    void a_release_whose_calls_are_all_slow_ends(double seconds) {
        slowly(pipeline.first(), "all", seconds);
        String two = pipeline.start("two");
        slowly(two, "all", seconds);
        isReleased(two, 2);
    }

    private void functions(int count, String code) {
        pipeline.more =
                IntStream.rangeClosed(1, count).mapToObj(PipelineText::function).collect(Collectors.joining());
        for (int i = 1; i <= count; i++) {
            pipeline.files.put("f" + i + "/app.py", "def handler(event, context):\n    return '" + code + i + "'\n");
        }
    }

    private List<String> versions(String function) {
        return pipeline.place.lambda.listVersionsByFunction(list -> list.functionName(function)).versions().stream()
                .map(FunctionConfiguration::version)
                .toList();
    }

    @Test
    void a_release_of_five_functions_whose_calls_are_all_slow_does_everything_once() {
        pipeline.toItsEnd(pipeline.first());
        functions(4, "one");
        slowly(pipeline.start("two"), "all", 2.5);
        functions(4, "two");
        String three = pipeline.start("three");
        slowly(three, "all", 2.5);
        isReleased(three, 3);
        for (int i = 1; i <= 4; i++) {
            String function = "web-F" + i;
            assertEquals(
                    "2",
                    pipeline.place
                            .lambda
                            .getAlias(get -> get.functionName(function).name("live"))
                            .functionVersion());
            assertEquals(1, deployments("F" + i), function);
            assertEquals(List.of("$LATEST", "1", "2"), versions(function));
        }
        assertEquals(2, deployments("F"));
        assertEquals(3, operations(), "a creation and two updates");
    }

    /** Of the stack, that came to their end. */
    private long operations() {
        return pipeline
                .place
                .cloudFormation
                .describeStackEvents(events -> events.stackName("web"))
                .stackEvents()
                .stream()
                .filter(event -> event.physicalResourceId().equals(event.stackId()))
                .filter(event -> event.resourceStatusAsString().matches("(CREATE|UPDATE)_COMPLETE"))
                .count();
    }

    private int deployments(String group) {
        return pipeline.place
                .codeDeploy
                .listDeployments(list -> list.applicationName("pointsman-web").deploymentGroupName(group))
                .deployments()
                .size();
    }

    @Test
    void a_rewrite_of_thirty_packages_ends() {
        pipeline.toItsEnd(pipeline.first());
        functions(30, "one");
        String two = pipeline.start("two");
        slowly(two, "rewrite", 2.5);
        isReleased(two, 2);
    }

    @Test
    void a_function_whose_time_is_too_short_for_anything_says_so_at_once() {
        pipeline.timeout = Duration.ofSeconds(6);
        deliver(pipeline.take(pipeline.first()));
        assertEquals("Failed", pipeline.status(pipeline.first()));
        assertTrue(pipeline.failure("rewrite").contains("Timeout of less than 10 s"), pipeline.failure("rewrite"));
    }

    @Test
    void a_function_whose_time_is_too_short_for_its_calls_gives_up_and_says_so() {
        slowly(pipeline.first(), "rewrite", 6);
        assertEquals("Failed", pipeline.status(pipeline.first()));
        String failure = pipeline.failure("rewrite");
        assertTrue(failure.contains("give the function a longer Timeout"), failure);
    }
}
